import type { CaseServer } from './case-server.ts'
import type { Asked } from './run-cases.ts'

/** A question of a case file in the words of AuthZEN. */
export function askedOver(
  running: Pick<CaseServer, 'scope' | 'person' | 'resource' | 'kindOf'>,
  { person, permission, action, scope, resource }: Asked,
) {
  const subject = { type: 'user', id: running.person(person) }
  if (resource === undefined) return { subject, action: { name: permission! }, resource: running.scope(scope!) }
  const about = { type: running.kindOf(resource), id: running.resource(resource) }
  return { subject, action: { name: (action ?? permission)! }, resource: about }
}

/** The server says more precisely why somebody's roles do not count, and asks for actions rather than permissions. */
const sameAs: Readonly<Record<string, string>> = {
  'member-disabled': 'no-role',
  'unknown-action': 'unknown-permission',
}

export function reasonOf(code: string): string {
  return sameAs[code] ?? code
}
