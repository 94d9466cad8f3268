import type { Role } from '@portreeve/engine'
import type { Context, Service } from '../context.ts'
import { Problem } from '../errors.ts'
import { isAdministrative } from './administrative.ts'
import type { Principal } from './principal.ts'

/** X13: how long a proof counts as fresh. */
const freshMs = 15 * 60_000

/**
 * X13: asks for a second factor that is not older than 15 minutes; of somebody who has none, for the password: at sign-in, or
 * confirmed since (`POST /api/v1/session/confirm`). No token can prove anything of the kind.
 */
export function requireFresh(service: Service, principal: Principal): void {
  if (principal.kind !== 'person') {
    throw new Problem('session-needed', { detail: 'This takes somebody who has signed in. A token cannot do it.' })
  }
  const { factors, secondFactorAt, provedAt } = principal
  const hasFactor = factors.length > 0
  const proved = hasFactor ? secondFactorAt : provedAt
  if (proved !== null && proved.getTime() > service.clock.now().getTime() - freshMs) return
  throw new Problem('fresh-sign-in-needed', {
    detail: `${hasFactor ? 'Show your second factor' : 'Enter your password'} again: this is asked for when the last time was more than 15 minutes ago.`,
    more: { with: hasFactor ? [...factors, 'recovery-code'] : ['password'] },
  })
}

/** Giving a role whose holders look after others always asks for it, whatever the blueprint says of the permission. */
export function requireFreshToGive({ service, principal }: Context, roles: readonly Role[]): void {
  const isSomebody = principal.kind === 'person' || principal.kind === 'token'
  if (isSomebody && roles.some(isAdministrative)) requireFresh(service, principal)
}
