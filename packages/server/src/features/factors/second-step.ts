import { asWhole, ownPrincipal, sessionEnded } from '../../access/own-account.ts'
import type { FactorKind, SecondFactorRules } from '../../access/second-factor.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { rememberFactor } from '../sign-in/known-devices.ts'
import { showSecondFactor as raise } from '../sign-in/service.ts'
import { forgetTries, requireFewTries } from '../sign-in/tries.ts'
import { judgeAuthenticatorCode } from './authenticator.ts'
import * as codeQueries from './code-queries.ts'
import { cameByMailbox, judgeEmailCode, usedEmailCode } from './email-code.ts'
import { lockOwnAccount, type OwnAccount } from './own-account.ts'
import * as queries from './queries.ts'
import { useRecoveryCode } from './recovery-codes.ts'
import { type Judged, refuseCode } from './wrong-code.ts'

const dayMs = 24 * 60 * 60_000

/** What the person can show now, as the second step of signing in or once more. */
export async function secondStep(asking: Context) {
  const context = asWhole(asking)
  const { service } = context
  const { userId } = ownPrincipal(context)
  const { account, left } = await service.database.read(context.wall, async (tx) => ({
    account: await queries.findAccount(tx, userId),
    left: (await codeQueries.countRecoveryCodes(tx, userId)).left,
  }))
  if (account === undefined) throw sessionEnded()
  const isMailed = account.factors.includes('email-code')
  const noMail = cameByMailbox(context) || service.config.mail === null || account.emailProvedAt === null
  return {
    person: { name: account.name },
    kinds: account.factors.filter((kind) => kind !== 'email-code' || !noMail),
    recoveryCodes: left > 0,
    email: isMailed ? masked(account.email) : null,
    cameByMailbox: isMailed && cameByMailbox(context),
    rememberDays: await rememberDays(context),
  }
}

/** Enough to know which mailbox it is for whoever has it. */
function masked(email: string): string {
  const at = email.lastIndexOf('@')
  const [first = ''] = [...email.slice(0, at)]
  return `${first}…${email.slice(at)}`
}

export interface ShownFactor {
  readonly kind: Exclude<FactorKind, 'passkey'> | 'recovery-code'
  readonly code: string
  /** Not to ask on this device for a while, where that is allowed. */
  readonly remember?: boolean | undefined
}

/** The session that waited begins; one that was open is fresh again. Throws `invalid-input`, `too-many-requests`. */
export async function showFactor(asking: Context, { kind, code, remember = false }: ShownFactor) {
  const context = asWhole(asking)
  const { database } = context.service
  const on = await requireFewTries(context, ownPrincipal(context).userId, 'code')
  const days = remember && kind !== 'recovery-code' ? await rememberDays(context) : 0
  const shown = await database.transact(context.wall, async (tx) => {
    const account = await lockOwnAccount(tx, context)
    const judged = await judge(tx, context, account, { kind, code })
    // A wrong answer is counted, and so the transaction ends as it should.
    if (judged !== 'right') return judged
    await forgetTries(tx, context, on)
    return factorShown(tx, context, account, { kind, days })
  })
  if (shown === 'wrong' || shown === 'used') throw await refuseCode(context, shown)
  return shown
}

interface RightFactor {
  readonly kind: FactorKind | 'recovery-code'
  /** How long this device is not asked again; 0: it is. */
  readonly days: number
}

/** What follows a right answer, in its change. Throws `not-signed-in` where the session has ended meanwhile. */
export async function factorShown(tx: Tx, context: Context, account: OwnAccount, { kind, days }: RightFactor) {
  const raised = await raise(tx, context, kind)
  if (raised === null) throw sessionEnded()
  if (kind !== 'recovery-code' && days > 0 && raised.device !== null) {
    const until = new Date(context.service.clock.now().getTime() + days * dayMs)
    await rememberFactor(tx, account.id, raised.device, { kind, until })
  }
  return raised
}

async function judge(
  tx: Tx,
  context: Context,
  account: OwnAccount,
  { kind, code }: Pick<ShownFactor, 'kind' | 'code'>,
): Promise<Judged> {
  switch (kind) {
    case 'authenticator':
      return judgeAuthenticatorCode(tx, context, account, code)
    case 'recovery-code':
      return (await useRecoveryCode(tx, context, account, code)) ? 'right' : 'wrong'
    case 'email-code': {
      if (!account.factors.includes('email-code') || cameByMailbox(context)) return 'wrong'
      const judged = await judgeEmailCode(tx, context, account, code)
      if (judged === 'right') await usedEmailCode(tx, context, account)
      return judged
    }
  }
}

/**
 * C9: how long a device may be remembered: as long as every rule allows that asks something of the person. Where none does, as
 * long as the places allow that have said something about it; 0: not at all.
 */
export async function rememberDays({ service, principal }: Context): Promise<number> {
  const person = principal.kind === 'person' ? await service.grants.of(principal.userId) : null
  if (person === null) return 0
  const [asking, others]: [SecondFactorRules[], SecondFactorRules[]] = [[], []]
  for (const [scopeId, { membership, roles }] of person.scopes) {
    if (membership !== 'active') continue
    for (const { settings } of await service.scopes.pathOf(scopeId)) {
      for (const { area, population, document } of settings) {
        if (area !== 'second-factor' || population !== person.population) continue
        const rules = document as unknown as SecondFactorRules
        const { required } = rules
        if (required === 'nobody') others.push(rules)
        else if (required === 'all' || roles.some(({ key }) => required.includes(key))) asking.push(rules)
      }
    }
  }
  const deciding = asking.length > 0 ? asking : others
  return deciding.length === 0 ? 0 : Math.min(...deciding.map((rules) => rules.rememberDays))
}
