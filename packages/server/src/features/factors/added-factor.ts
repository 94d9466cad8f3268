import { keeperOf } from '../../access/keeper.ts'
import type { FactorKind } from '../../access/second-factor.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { FactorId } from '../../ids.ts'
import type { AuditEvent } from '../audit/change.ts'
import { requireEnrolmentProof } from '../enrolment/late-enrolment.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { forgetFactors } from '../sign-in/known-devices.ts'
import { keepKinds } from './kept-factors.ts'
import type { OwnAccount } from './own-account.ts'
import * as queries from './queries.ts'
import { makeRecoveryCodes } from './recovery-codes.ts'

/** Nobody needs more, and each is one more that can be lost. */
const most = 20

interface Factor {
  readonly id: FactorId
  readonly kind: FactorKind
  readonly label: string
}

interface Added {
  /** With the first factor, shown once; `null`: the person has some already. */
  readonly recoveryCodes: readonly string[] | null
  readonly event: AuditEvent
}

/**
 * What follows when a factor was proved for the first time, as part of that change; the row is there, and the account was taken
 * before. Devices that were remembered are not: what was shown on them may be what the new one is to replace.
 */
export async function factorAdded(tx: Tx, context: Context, account: OwnAccount, factor: Factor): Promise<Added> {
  const { id, kind, label } = factor
  await keepKinds(tx, account.id)
  await forgetFactors(tx, account.id)
  const isFirst = account.factors.length === 0
  const recoveryCodes = isFirst ? await makeRecoveryCodes(tx, context, account.id) : null
  const scope = await keeperOf(tx, context.service, account.population)
  await queueMail(tx, context, {
    ...{ kind: 'factor-changed', to: { user: account.id }, scope },
    values: { what: 'added', factor: kind, label },
  })
  const event: AuditEvent = {
    action: 'person.factor-added',
    ...{ scope, target: { kind: 'person', id: account.id } },
    after: { factor: kind, factorId: id, recoveryCodesMade: isFirst },
    personal: { label },
  }
  return { recoveryCodes, event }
}

/** Before one is begun, and before it counts. Throws `conflict`, `enrolment-proof-needed`. */
export async function requireMayAddFactor(tx: Tx, context: Context, account: OwnAccount): Promise<void> {
  await requireEnrolmentProof(tx, context)
  if ((await queries.factorsOf(tx, account.id)).length < most) return
  throw new Problem('conflict', {
    detail: `You have ${most} second factors, and there can be no more. Remove one that you no longer use.`,
  })
}
