import { randomBytes } from 'node:crypto'
import { encodeBase32NoPadding } from '@oslojs/encoding'
import { createTOTPKeyURI } from '@oslojs/otp'
import { asWhole, ownPrincipal, sessionEnded } from '../../access/own-account.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import { type FactorId, newId } from '../../ids.ts'
import { seal, unseal } from '../../sealed.ts'
import { change } from '../audit/change.ts'
import { deploymentSummary } from '../deployment/service.ts'
import { showSecondFactor } from '../sign-in/service.ts'
import { forgetTries, requireFewTries } from '../sign-in/tries.ts'
import { factorAdded, requireMayAddFactor } from './added-factor.ts'
import { digitsOf, stepOf, totp } from './codes.ts'
import { lockOwnAccount, type OwnAccount } from './own-account.ts'
import * as queries from './queries.ts'
import { type Judged, refuseCode } from './wrong-code.ts'

/** One that is not proved by then is begun again. */
const setUpLastsMs = 60 * 60_000
const usualLabel = 'Authenticator app'

/** Begins to set up an authenticator app: its secret, shown once. It counts from when a code of it was shown. */
export async function beginAuthenticator(asking: Context) {
  const context = asWhole(asking)
  const { clock, config, database } = context.service
  const { name: issuer } = await deploymentSummary(context)
  return database.transact(context.wall, async (tx) => {
    const account = await lockOwnAccount(tx, context)
    await requireMayAddFactor(tx, context, account)
    await queries.deleteUnproved(tx, account.id)
    const id = newId<FactorId>(clock)
    const key = randomBytes(totp.keyBytes)
    await queries.insertFactor(tx, {
      ...{ id, userId: account.id, kind: 'authenticator', label: usualLabel, createdAt: clock.now() },
      secret: seal(config.secretKeys, sealedFor(id), key.toString('base64')),
    })
    return { id, key: encodeBase32NoPadding(key).replace(/.{4}(?=.)/g, '$& '), uri: uriOf(issuer, account, key) }
  })
}

/** What the QR code says. Not every app reads `+` as a space. */
function uriOf(issuer: string, { email }: OwnAccount, key: Uint8Array): string {
  const [path, query = ''] = createTOTPKeyURI(issuer, email, key, totp.stepSeconds, totp.digits).split('?')
  return `${path}?${query.replaceAll('+', '%20')}`
}

export interface Proved {
  readonly id: FactorId
  readonly code: string
  readonly label?: string | undefined
}

/** The app shows the right codes: it counts from now on, and this session has shown it. */
export async function proveAuthenticator(asking: Context, { id, code, label = usualLabel }: Proved) {
  const context = asWhole(asking)
  const { clock } = context.service
  const on = await requireFewTries(context, ownPrincipal(context).userId, 'code')
  const proved = await change(context, async (tx) => {
    const account = await lockOwnAccount(tx, context)
    await requireMayAddFactor(tx, context, account)
    const now = clock.now()
    const begun = await queries.findUnproved(tx, account.id, id, new Date(now.getTime() - setUpLastsMs))
    if (begun?.kind !== 'authenticator') {
      throw new Problem('not-found', { detail: 'There is nothing to prove any more. Begin again.' })
    }
    if ((await judge(tx, context, begun, code)) !== 'right') return { result: null, event: null }
    await forgetTries(tx, context, on)
    await queries.setProved(tx, id, { label, provedAt: now, lastUsedAt: now })
    const { recoveryCodes, event } = await factorAdded(tx, context, account, { id, kind: 'authenticator', label })
    const shown = await showSecondFactor(tx, context, 'authenticator')
    if (shown === null) throw sessionEnded()
    return { result: { id, label, recoveryCodes, ...shown }, event }
  })
  if (proved === null) throw await refuseCode(context, 'wrong')
  return proved
}

/** Whether one of the person's apps shows this code now. */
export async function judgeAuthenticatorCode(
  tx: Tx,
  context: Context,
  account: OwnAccount,
  code: string,
): Promise<Judged> {
  let isUsed = false
  for (const factor of await queries.factorsOf(tx, account.id)) {
    if (factor.kind !== 'authenticator') continue
    const judged = await judge(tx, context, factor, code)
    if (judged === 'right') {
      await queries.setLastUsed(tx, factor.id, context.service.clock.now())
      return 'right'
    }
    isUsed ||= judged === 'used'
  }
  return isUsed ? 'used' : 'wrong'
}

async function judge(tx: Tx, { service }: Context, factor: queries.FactorRow, code: string): Promise<Judged> {
  const key = keyOf(service, factor)
  const step = key === null ? null : stepOf(key, digitsOf(code), service.clock.now())
  if (step === null) return 'wrong'
  return (await queries.passStep(tx, factor.id, step)) ? 'right' : 'used'
}

/** `null` where it was kept with a key that is lost: another factor or a recovery code still lets its owner in. */
function keyOf({ config, log }: Context['service'], { id, secret }: queries.FactorRow): Buffer | null {
  if (secret === null) throw new Error(`The authenticator ${id} has no secret`)
  try {
    return Buffer.from(unseal(config.secretKeys, sealedFor(id), secret), 'base64')
  } catch (error) {
    log.warn({ err: error, factor: id }, 'The secret of an authenticator can no longer be read')
    return null
  }
}

function sealedFor(id: FactorId): string {
  return `factor:${id}`
}
