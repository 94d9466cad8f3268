import type { LineResult, Plan } from '@portreeve/server'
import type { Style } from '../terminal.ts'

/** What an import would do: a line for everything that is not as it is to be. */
export function planText(style: Style, { lines }: Plan): readonly string[] {
  return lines.flatMap(({ line, email, does, roles, rolesBefore, because }) => {
    if (does === 'nothing') return []
    const change = does === 'change-role' ? `${listed(rolesBefore)} → ${listed(roles)}` : listed(roles)
    const text = `line ${line}  ${email}  ${does === 'error' ? because : `${words[does]} ${change}`.trim()}`
    return [does === 'error' ? style.bad(text) : text]
  })
}

/** What came of one line, where it is worth a line: what failed, and links to be handed on. */
export function resultText(style: Style, { line, email, outcome, because, link }: LineResult): readonly string[] {
  if (outcome === 'failed') return [style.bad(`line ${line}  ${email}  ${because}`)]
  return link === null ? [] : [`line ${line}  ${email}  ${link}`]
}

const words = { create: 'new account', add: 'add as', invite: 'invite as', 'change-role': 'change' } as const

/** What happened how many times. */
export function summaryText(
  when: 'planned' | 'done',
  lines: readonly ({ readonly does: string } | { readonly outcome: string })[],
): string {
  const counts = new Map<string, number>()
  for (const line of lines) {
    const key = 'does' in line ? line.does : line.outcome
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const told = [...summaries].flatMap(([key, text]) => (counts.has(key) ? [`${counts.get(key)} ${text}`] : []))
  return `${when === 'planned' ? 'Would be: ' : ''}${told.join(', ')}.`
}

const summaries = new Map([
  ...(['create', 'created'] as const).map((key) => [key, 'made'] as const),
  ...(['add', 'added'] as const).map((key) => [key, 'added'] as const),
  ...(['invite', 'invited'] as const).map((key) => [key, 'invited'] as const),
  ...(['change-role', 'changed'] as const).map((key) => [key, 'changed'] as const),
  ['nothing', 'with nothing to do'] as const,
  ...(['error', 'failed'] as const).map((key) => [key, 'not possible'] as const),
])

function listed(roles: readonly string[]): string {
  return roles.length === 0 ? 'no role' : roles.join(', ')
}
