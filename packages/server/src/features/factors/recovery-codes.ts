import { randomBytes } from 'node:crypto'
import { encodeBase32NoPadding } from '@oslojs/encoding'
import { keeperOf } from '../../access/keeper.ts'
import { asWhole } from '../../access/own-account.ts'
import { hashSecret } from '../../access/secret.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { UserId } from '../../ids.ts'
import { change } from '../audit/change.ts'
import { queueMail } from '../mail/queue-mail.ts'
import * as queries from './code-queries.ts'
import { lockOwnAccount, type OwnAccount } from './own-account.ts'

const howMany = 10
/** 120 bits: 24 characters. With so many a plain hash keeps them (ASVS 6.5.2 asks for 112). */
const bytes = 15

/** New ones in the place of the former. Shown once: only their hashes are kept. */
export async function makeRecoveryCodes(tx: Tx, { service }: Context, user: UserId): Promise<readonly string[]> {
  const codes = Array.from({ length: howMany }, () => encodeBase32NoPadding(randomBytes(bytes)))
  await queries.deleteRecoveryCodes(tx, user)
  await queries.insertRecoveryCodes(tx, user, codes.map(hashSecret), service.clock.now())
  return codes.map((code) => code.toLowerCase().replace(/.{4}(?=.)/g, '$&-'))
}

/** New ones, because the person asks for them. Throws `conflict` where there is no factor that they could stand for. */
export async function renewRecoveryCodes(asking: Context): Promise<readonly string[]> {
  const context = asWhole(asking)
  return change(context, async (tx) => {
    const account = await lockOwnAccount(tx, context)
    if (account.factors.length === 0) {
      throw new Problem('conflict', {
        detail: 'Recovery codes stand for a second factor, and you have none. Add one first.',
      })
    }
    const codes = await makeRecoveryCodes(tx, context, account.id)
    const scope = await keeperOf(tx, context.service, account.population)
    await queueMail(tx, context, {
      ...{ kind: 'factor-changed', to: { user: account.id }, scope },
      values: { what: 'recovery-codes-made', factor: null, label: null },
    })
    const target = { kind: 'person', id: account.id }
    return { result: codes, event: { action: 'person.recovery-codes-made', scope, target } }
  })
}

/** As it was shown, or as somebody copied it from paper: case and separators say nothing, and three digits look like letters. */
export function readRecoveryCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replaceAll('0', 'O')
    .replaceAll('1', 'I')
    .replaceAll('8', 'B')
}

/** Says whether it was one of the person's, not used before. It is used now, and the person is told. */
export async function useRecoveryCode(tx: Tx, context: Context, account: OwnAccount, typed: string): Promise<boolean> {
  const { service } = context
  const hash = hashSecret(readRecoveryCode(typed))
  if (!(await queries.passRecoveryCode(tx, account.id, hash, service.clock.now()))) return false
  const { left } = await queries.countRecoveryCodes(tx, account.id)
  await queueMail(tx, context, {
    ...{ kind: 'recovery-code-used', to: { user: account.id } },
    scope: await keeperOf(tx, service, account.population),
    values: { left },
  })
  return true
}
