/** A place in a grid. The column is the one wanted: a row that is shorter shows its nearest. */
export interface Place {
  readonly row: number
  readonly column: number
}

/** The columns of a row that can be gone to, from the first to the last. */
export interface Span {
  readonly first: number
  readonly last: number
}

const page = 8

/** Where an arrow key leads in a grid (WAI-ARIA's grid pattern); nothing for other keys. */
export function moved(
  from: Place,
  { key, ctrlKey }: { readonly key: string; readonly ctrlKey: boolean },
  rows: readonly Span[],
): Place | null {
  const { row, column } = from
  const here = settled(from, rows)
  switch (key) {
    case 'ArrowUp':
      return { row: within(row - 1, rows), column }
    case 'ArrowDown':
      return { row: within(row + 1, rows), column }
    case 'PageUp':
      return { row: within(row - page, rows), column }
    case 'PageDown':
      return { row: within(row + page, rows), column }
    case 'ArrowLeft':
      return settled({ row, column: here.column - 1 }, rows)
    case 'ArrowRight':
      return settled({ row, column: here.column + 1 }, rows)
    case 'Home':
      return settled({ row: ctrlKey ? 0 : row, column: 0 }, rows)
    case 'End':
      return settled({ row: ctrlKey ? rows.length - 1 : row, column: Number.POSITIVE_INFINITY }, rows)
    default:
      return null
  }
}

/** The place that there is nearest to one: rows come and go with what is filtered and folded. */
export function settled({ row, column }: Place, rows: readonly Span[]): Place {
  const at = within(row, rows)
  const { first, last } = rows[at] ?? { first: 0, last: 0 }
  return { row: at, column: Math.min(Math.max(column, first), last) }
}

function within(row: number, rows: readonly Span[]): number {
  return Math.max(0, Math.min(row, rows.length - 1))
}
