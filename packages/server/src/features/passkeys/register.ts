import { asWhole, sessionEnded } from '../../access/own-account.ts'
import type { Context } from '../../context.ts'
import { Problem } from '../../errors.ts'
import { type FactorId, newId } from '../../ids.ts'
import { deviceOf } from '../account/device.ts'
import { change } from '../audit/change.ts'
import { deploymentSummary } from '../deployment/service.ts'
import { factorAdded, requireMayAddFactor } from '../factors/added-factor.ts'
import { lockOwnAccount } from '../factors/own-account.ts'
import { showSecondFactor } from '../sign-in/service.ts'
import { userHandleOf } from './assertion.ts'
import {
  answeredTooLate,
  descriptorOf,
  newChallenge,
  requestOptions,
  requireRelyingParty,
  takeChallenge,
} from './challenge.ts'
import * as queries from './queries.ts'
import type { Registration } from './schemas.ts'
import { sessionOf } from './second-step.ts'
import { algorithms, judgeRegistration } from './webauthn.ts'

/** What a browser makes a passkey with. Which device makes it is not asked, and so no attestation is wanted. */
export async function registrationOptions(asking: Context) {
  const context = asWhole(asking)
  const party = requireRelyingParty(context)
  const session = sessionOf(context)
  const { name } = await deploymentSummary(context)
  return context.service.database.transact(context.wall, async (tx) => {
    const account = await lockOwnAccount(tx, context)
    await requireMayAddFactor(tx, context, account)
    const passkeys = await queries.passkeysOf(tx, session.user)
    const challenge = await newChallenge(tx, context, { kind: 'passkey-registration', session })
    const { timeout, userVerification } = requestOptions(party, challenge)
    return {
      ...{ challenge, timeout, rp: { id: party.id, name } },
      user: { id: userHandleOf(session.user), name: account.email, displayName: account.name },
      pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key' as const, alg })),
      attestation: 'none' as const,
      excludeCredentials: passkeys.map(descriptorOf),
      authenticatorSelection: {
        ...{ residentKey: 'required' as const, requireResidentKey: true as const, userVerification },
      },
      extensions: { credProps: true as const },
    }
  })
}

export interface NewPasskey {
  readonly answer: Registration
  readonly label?: string | undefined
}

/** Keeps the passkey that a browser made, and counts it as shown in this session. Throws `passkey-refused`, `conflict`. */
export async function registerPasskey(asking: Context, { answer, label }: NewPasskey) {
  const context = asWhole(asking)
  const made = await judge(context, answer)
  const now = context.service.clock.now()
  return change(context, async (tx) => {
    const account = await lockOwnAccount(tx, context)
    await requireMayAddFactor(tx, context, account)
    if ((await queries.passkeyByCredential(tx, made.credentialId)) !== null) {
      throw new Problem('conflict', { detail: 'This passkey was added already.' })
    }
    const factor = {
      id: newId<FactorId>(context.service.clock),
      kind: 'passkey',
      label: label ?? browserOf(context),
    } as const
    await queries.insertPasskey(tx, {
      ...{ ...factor, userId: account.id, ...made },
      ...{ createdAt: now, provedAt: now, lastUsedAt: now },
    })
    const { recoveryCodes, event } = await factorAdded(tx, context, account, factor)
    const raised = await showSecondFactor(tx, context, 'passkey')
    if (raised === null) throw sessionEnded()
    return { result: { ...raised, id: factor.id, label: factor.label, recoveryCodes }, event }
  })
}

async function judge(context: Context, answer: Registration) {
  const party = requireRelyingParty(context)
  const expected = { kind: 'passkey-registration', session: sessionOf(context) } as const
  const challenge = await context.service.database.transact(context.wall, (tx) =>
    takeChallenge(tx, context, answer, expected),
  )
  if (challenge === null) throw answeredTooLate()
  const made = await judgeRegistration(answer, { party, challenge })
  if (made !== null) return made
  throw new Problem('passkey-refused', {
    detail: 'This passkey was made for another site, or by a device that did not ask who uses it. Try another device.',
  })
}

/** "Firefox 140 on Windows", for whoever gives it no name. */
function browserOf({ request }: Context): string {
  const { browser, system } = deviceOf(request.agent)
  return (
    [browser, system]
      .filter((word) => word !== null)
      .join(' on ')
      .slice(0, 60) || 'Passkey'
  )
}
