/** The word that was probably meant, if one is near: at most a third of its letters may differ. */
export function closestWord(written: string, words: readonly string[]): string | null {
  const near = words
    .map((word) => ({ word, distance: distanceBetween(written.toLowerCase(), word.toLowerCase()) }))
    .filter(({ word, distance }) => distance <= Math.max(1, Math.floor(word.length / 3)))
    .toSorted((a, b) => a.distance - b.distance)
  return near[0]?.word ?? null
}

/** Letters to insert, drop, change or swap with their neighbour (optimal string alignment). */
function distanceBetween(a: string, b: string): number {
  // Nothing in a blueprint is that long; without the limit a hostile key would cost its square.
  if (Math.abs(a.length - b.length) > 10 || a.length > 100) return Number.POSITIVE_INFINITY
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swap = swapped ? rows[i - 2]![j - 2]! + 1 : Number.POSITIVE_INFINITY
      row.push(Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, change, swap))
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]!
}
