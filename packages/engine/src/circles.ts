/** The circles in a graph, each once and beginning with the first of its names in the given order. */
export function circles(
  names: readonly string[],
  next: (name: string) => string | readonly string[],
): readonly (readonly string[])[] {
  const found: string[][] = []
  const told = new Set<string>()
  for (const start of names) {
    if (told.has(start)) continue
    const circle = wayBack(start, next)
    if (circle === null) continue
    for (const name of circle) told.add(name)
    found.push(circle)
  }
  return found
}

/** The shortest way from a name to itself. */
function wayBack(start: string, next: (name: string) => string | readonly string[]): string[] | null {
  const cameFrom = new Map<string, string>()
  const queue = [start]
  for (const at of queue) {
    for (const to of [next(at)].flat()) {
      if (to === start) {
        const way = [at]
        while (way[0] !== start) way.unshift(cameFrom.get(way[0]!)!)
        return way
      }
      if (cameFrom.has(to)) continue
      cameFrom.set(to, at)
      queue.push(to)
    }
  }
  return null
}
