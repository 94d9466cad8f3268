import type { ScopeType } from '@portreeve/engine'
import type { Service } from '../context.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../errors.ts'
import { signInSettings } from './sign-in-settings.ts'

/** What whoever signs up makes. `null`: the blueprint says nothing of it, or everybody belongs to one organization here (C10). */
export function madeBySigningUp({ policy }: Pick<Service, 'policy'>): ScopeType | null {
  const { blueprint, tenancy, scopeType } = policy()
  const type = blueprint.signUp && scopeType(blueprint.signUp.makes)
  if (!type || (tenancy === 'single' && type.definition.tenant)) return null
  return type
}

/**
 * The same, where it is offered today: the sign-in settings can close it, and without a mail server nobody could prove their address
 * (X12). A demo sends no mail, and everybody may be everybody in it.
 */
export async function offeredSignUp(tx: Tx, service: Service): Promise<ScopeType | null> {
  return sendsLinks(service) ? openSignUp(tx, service) : null
}

/** Throws `mail-needed`, `way-closed`. */
export async function requireOfferedSignUp(tx: Tx, service: Service): Promise<ScopeType> {
  const open = await requireOpenSignUp(tx, service)
  if (sendsLinks(service)) return open
  throw new Problem('mail-needed', {
    detail:
      'Signing up takes a link that is mailed to you, and this deployment sends no mail. Ask whoever looks after it.',
  })
}

/** A link that was sent while there was a mail server is good. Throws `way-closed`. */
export async function requireOpenSignUp(tx: Tx, service: Service): Promise<ScopeType> {
  const open = await openSignUp(tx, service)
  if (open !== null) return open
  throw new Problem('way-closed', {
    detail: 'Nobody signs up here by themselves. Ask somebody who has an account for an invitation.',
  })
}

async function openSignUp(tx: Tx, service: Service): Promise<ScopeType | null> {
  const type = madeBySigningUp(service)
  if (type === null) return null
  return (await signInSettings(tx, service, type.population)).signUp ? type : null
}

function sendsLinks({ config }: Service): boolean {
  return config.mail !== null || config.demo
}
