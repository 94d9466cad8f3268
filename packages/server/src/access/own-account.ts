import type { Context } from '../context.ts'
import { Problem } from '../errors.ts'
import type { PersonPrincipal } from './principal.ts'

/** Somebody who has signed in asks about themselves. */
export interface OwnContext extends Context {
  readonly principal: PersonPrincipal
}

/** One's own account belongs to no organization: what one does to it concerns every place that one is in. */
export function asWhole(context: Context): OwnContext {
  return { ...context, principal: ownPrincipal(context), wall: { ...context.wall, tenants: 'all' } }
}

export function ownPrincipal({ principal }: Context): PersonPrincipal {
  if (principal.kind !== 'person') throw new Error('This is about a person who has signed in')
  return principal
}

export function sessionEnded(): Problem {
  return new Problem('not-signed-in', { detail: 'Your session has ended. Sign in first.' })
}
