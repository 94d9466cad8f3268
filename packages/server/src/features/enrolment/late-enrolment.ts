import type { PersonPrincipal } from '../../access/principal.ts'
import { standingsOf } from '../../access/second-factor-standings.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'

/** How a session says that its person has shown more than the password, so that they may set up a second factor late. */
export const enrolmentMethod = 'enrolment-code'

/** Whoever came by a link in their mailbox has shown the same. */
const proofs: readonly string[] = [enrolmentMethod, 'link']

/**
 * C9: once the time is over, whoever knows only the password sets up no factor: they show first that they read the mailbox, or a code
 * that an administrator gave them. Call it before a factor is begun and before it counts, in a transaction that sees every tenant.
 * Throws `enrolment-proof-needed`.
 */
export async function requireEnrolmentProof(tx: Tx, { service, principal }: Context): Promise<void> {
  if (principal.kind !== 'person' || hasProof(principal)) return
  const late = (await standingsOf(tx, service, principal.userId)).filter(({ standing }) => standing.missing === 'enrol')
  const [first] = late
  if (first === undefined) return
  const byMail = service.config.mail !== null
  throw new Problem('enrolment-proof-needed', {
    detail: byMail
      ? `The time to set one up is over in ${first.scope.name}, so show first that it is you: with a code that is mailed to you, or one from an administrator.`
      : `The time to set one up is over in ${first.scope.name}, so show first that it is you: with a code from an administrator.`,
    more: { with: byMail ? ['mailed-code', 'administrator-code'] : ['administrator-code'] },
  })
}

export function hasProof({ methods }: Pick<PersonPrincipal, 'methods'>): boolean {
  return methods.some((method) => proofs.includes(method))
}
