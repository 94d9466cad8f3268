import type { Giver } from './standing.ts'

const hostActs: Readonly<Record<string, string>> = {
  'set-up': 'when this installation was set up',
  demo: 'with the demo',
  import: 'by an import',
  recover: 'by a recovery on the host',
  blueprint: 'by a change of the blueprint',
}

/** Where a role comes from, to go on after "Given". */
export function givenBy({ kind, id, name }: Giver, person: { readonly id: string; readonly name: string }): string {
  if (kind === 'host') return hostActs[id ?? ''] ?? 'on the host'
  if (kind === 'service-account') return `by the service account ${name ?? 'that is gone now'}`
  if (id === person.id) return 'by themselves'
  const who = name ?? 'somebody whose account is not there any more'
  return kind === 'token' ? `by a token of ${who}` : `by ${who}`
}
