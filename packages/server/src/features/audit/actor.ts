import type { Principal } from '../../access/principal.ts'
import type { Context } from '../../context.ts'

interface Actor {
  readonly kind: Principal['kind']
  /** Of a person and of a person's token the person; of a machine its account; of the host the command. */
  readonly id: string | null
  /** What the actor showed, kept with the personal values. */
  readonly credential: Readonly<Record<string, string>>
}

export function actorOf(principal: Principal): Actor {
  switch (principal.kind) {
    case 'person':
      return { kind: 'person', id: principal.userId, credential: { session: principal.sessionId } }
    case 'token':
      return { kind: 'token', id: principal.userId, credential: { token: principal.tokenId } }
    case 'service-account':
      return { kind: 'service-account', id: principal.serviceAccountId, credential: { token: principal.tokenId } }
    case 'host':
      return { kind: 'host', id: principal.name, credential: {} }
    case 'anonymous':
      return { kind: 'anonymous', id: null, credential: {} }
  }
}

/** Who did something, as it is kept beside what they did: what acts, and which one. */
export function actorName({ principal }: Pick<Context, 'principal'>): string {
  const { kind, id } = actorOf(principal)
  return id === null ? kind : `${kind}:${id}`
}

/** What `actorName` wrote. */
export function readActorName(text: string): { readonly kind: string; readonly id: string | null } {
  const [kind = '', id = null] = text.split(':')
  return { kind, id }
}
