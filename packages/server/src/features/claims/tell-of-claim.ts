import type { Role } from '@portreeve/engine'
import type { ScopeRow } from '../../access/scopes.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import type { UserId } from '../../ids.ts'
import { queueMail, queueMailToThoseWhoMay } from '../mail/queue-mail.ts'
import * as queries from './queries.ts'

type Told =
  | { readonly kind: 'place-claimed'; readonly role: Role; readonly by: UserId; readonly dueAt: Date }
  | { readonly kind: 'claim-completed'; readonly role: Role; readonly by: UserId }

/** To the former holders, and to those who look after the people of the place: each in the words that are so for them. */
export async function tellOfClaim(tx: Tx, context: Context, scope: ScopeRow, told: Told): Promise<void> {
  const [by] = await queries.namesOf(tx, [told.by])
  const values = { place: scope.name, role: told.role.label, by: by?.name ?? '' }
  const mailTo = (reader: 'former-holder' | 'caretaker') =>
    told.kind === 'place-claimed'
      ? { kind: told.kind, scope: scope.id, values: { ...values, dueAt: told.dueAt.toISOString(), reader } }
      : { kind: told.kind, scope: scope.id, values }
  const former = (await queries.formerHolders(tx, scope.id)).filter((id) => id !== told.by)
  for (const user of former) await queueMail(tx, context, { ...mailTo('former-holder'), to: { user } })
  await queueMailToThoseWhoMay(tx, context, scope.id, 'members.read', mailTo('caretaker'), former)
}

interface Objection {
  readonly claim: queries.ClaimRow
  readonly by: UserId
}

/** To whoever claimed, and to those who could have. */
export async function tellOfObjection(tx: Tx, context: Context, scope: ScopeRow, { claim, by }: Objection) {
  const [objector] = await queries.namesOf(tx, [by])
  const [claimant] = await queries.namesOf(tx, [claim.userId])
  const role = context.service.policy().role(claim.role)?.label ?? claim.role
  const values = { place: scope.name, role, by: objector?.name ?? '', claimedBy: claimant?.name ?? '' }
  const mailTo = (reader: 'claimant' | 'other') =>
    ({ kind: 'claim-objected', scope: scope.id, values: { ...values, reader } }) as const
  await queueMail(tx, context, { ...mailTo('claimant'), to: { user: claim.userId } })
  await queueMailToThoseWhoMay(tx, context, scope.id, 'scope.claim', mailTo('other'), [claim.userId])
}
