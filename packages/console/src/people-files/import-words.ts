import type { LineResult, PlannedLine } from './import-calls.ts'

type Does = PlannedLine['does']

/** What is to be looked at first comes first. */
export const order: readonly Does[] = ['error', 'change-role', 'create', 'add', 'invite', 'nothing']

/** As the filter above the list says it, and how many times. */
export const planWords: Readonly<Record<Does, { readonly label: string; readonly act: string }>> = {
  error: { label: 'Not possible', act: 'Not possible' },
  'change-role': { label: 'Role changes', act: 'Change role' },
  create: { label: 'New accounts', act: 'Make an account' },
  add: { label: 'Added at once', act: 'Add' },
  invite: { label: 'Invited', act: 'Invite' },
  nothing: { label: 'Nothing to do', act: 'Nothing to do' },
}

export function countsOf(lines: readonly PlannedLine[]): readonly { readonly does: Does; readonly count: number }[] {
  return order
    .map((does) => ({ does, count: lines.filter((line) => line.does === does).length }))
    .filter(({ count }) => count > 0)
}

/** Lines of one kind or of all: what is not possible first, otherwise as in the file. */
export function sortedLines(lines: readonly PlannedLine[], only: string | undefined): readonly PlannedLine[] {
  const shown = only === undefined ? lines : lines.filter(({ does }) => does === only)
  return [...shown].sort((a, b) => order.indexOf(a.does) - order.indexOf(b.does) || a.line - b.line)
}

const outcomeWords: Readonly<Record<LineResult['outcome'], (count: number) => string>> = {
  created: (count) => (count === 1 ? '1 account made' : `${count} accounts made`),
  added: (count) => `${count} added`,
  invited: (count) => `${count} invited`,
  changed: (count) => (count === 1 ? '1 role changed' : `${count} roles changed`),
  nothing: (count) => `${count} with nothing to do`,
  failed: (count) => `${count} not possible`,
}

/** @example summary(results) === '3 added, 1 not possible' */
export function summary(results: readonly LineResult[]): string {
  return (Object.keys(outcomeWords) as LineResult['outcome'][])
    .flatMap((outcome) => {
      const count = results.filter((result) => result.outcome === outcome).length
      return count === 0 ? [] : [outcomeWords[outcome](count)]
    })
    .join(', ')
}

/** How an import ended, and what has come of it. */
export function endedWords(
  state: 'done' | 'stopped' | 'failed',
  results: readonly LineResult[],
  total: number,
): string {
  const came = results.length === 0 ? 'Nothing was done.' : `${summary(results)}.`
  if (state === 'done') return results.length === 0 ? came : `Done: ${came}`
  const how = state === 'stopped' ? 'You stopped it' : 'It broke off'
  if (results.length === 0) return `${how}. ${came}`
  return `${how} after ${results.length} of ${total} lines. What was done stays; the same file again does the rest. ${came}`
}
