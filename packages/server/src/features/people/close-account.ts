import { requireMayActOnPerson, requireMayGive } from '../../access/ceiling.ts'
import { refuseSelf } from '../../access/is-actor.ts'
import { endSessions } from '../../access/sessions.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { ScopeId } from '../../ids.ts'
import { type AuditEvent, change } from '../audit/change.ts'
import { type Decision, endOffers, settleBelongings } from '../leftovers/belongings.ts'
import { type CutOffFrom, holderBackEverywhere, partWithHolderEverywhere } from '../leftovers/part-with-holder.ts'
import { countLeftBehind } from '../leftovers/sweep.ts'
import { endLinksOf } from '../links/service.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { takeRole } from '../members/join-scope.ts'
import { requireAccountAct } from '../members/life-cycle.ts'
import { type Receipt, receipt } from '../members/receipt.ts'
import { lockPerson, type Person, requireScope, wholePerson } from './kept-account.ts'
import { newcomerRoles } from './newcomer-roles.ts'
import * as queries from './queries.ts'

export interface CutOffPerson extends Person {
  /** An outside identity provider ends access whoever is left (X3). */
  readonly from?: CutOffFrom | undefined
}

export interface ArchivePerson extends CutOffPerson {
  /** What becomes of what they own, anywhere (X10). */
  readonly belongings?: Decision | undefined
}

/** The whole person is cut off: every session and token ends, sign-in is refused (C7, X5). */
export async function archivePerson(context: Context, input: ArchivePerson): Promise<Receipt> {
  return cutOff(context, input, 'archived')
}

export async function blockPerson(context: Context, input: CutOffPerson): Promise<Receipt> {
  return cutOff(context, input, 'blocked')
}

async function cutOff(asking: Context, input: ArchivePerson, status: 'archived' | 'blocked'): Promise<Receipt> {
  const context = wholePerson(asking)
  return change(context, async (tx) => {
    const user = await lockPerson(tx, context, input)
    const everywhere = { person: user.id, scope: null }
    const act = status === 'archived' ? 'archive' : 'block'
    if (requireAccountAct(act, user.status) === 'already') {
      const leftBehind = await countLeftBehind(tx, context, everywhere)
      return { result: receipt(context, { sessions: 0, tokens: 0 }, leftBehind), event: null }
    }
    refuseSelf(context, user.id, act)
    await requireMayActOnPerson(tx, context, user.id)
    const ownerless = await partWithHolderEverywhere(tx, context, user.id, input.from)
    const belongings = status === 'archived' ? await settleBelongings(tx, context, everywhere, input.belongings) : null
    if (status === 'archived') await endOffers(tx, everywhere)
    const now = context.service.clock.now()
    const blockedWhenArchived = status === 'archived' && user.status === 'blocked'
    await queries.setStatus(tx, user.id, { status, blockedWhenArchived })
    const { length: sessions } = await endSessions(tx, context.service, user.id)
    const ended = { sessions, tokens: await queries.endTokens(tx, user.id, now) }
    await endLinksOf(tx, context, user.id)
    await queueMail(tx, context, {
      ...{ kind: 'account-closed', to: { user: user.id }, scope: input.scope },
      values: { how: status },
    })
    const event: AuditEvent = {
      action: status === 'archived' ? 'person.archived' : 'person.blocked',
      scope: input.scope,
      target: { kind: 'person', id: user.id },
      before: { status: user.status },
      after: { status, ended, ...(belongings && { belongings }), ...(ownerless.length > 0 && { ownerless }) },
    }
    return { result: receipt(context, ended, await countLeftBehind(tx, context, everywhere)), event }
  })
}

/** Back, with those of the former roles that whoever does it may give (C7, X2); blocked, where that was so before. */
export async function unarchivePerson(
  context: Context,
  input: Person,
): Promise<{ readonly rolesLost: readonly string[] }> {
  return letBackIn(context, input, 'archived')
}

export async function unblockPerson(
  context: Context,
  input: Person,
): Promise<{ readonly rolesLost: readonly string[] }> {
  return letBackIn(context, input, 'blocked')
}

async function letBackIn(asking: Context, input: Person, from: 'archived' | 'blocked') {
  const context = wholePerson(asking)
  return change(context, async (tx) => {
    const user = await lockPerson(tx, context, input)
    const act = from === 'archived' ? 'unarchive' : 'unblock'
    if (requireAccountAct(act, user.status) === 'already') return { result: { rolesLost: [] }, event: null }
    refuseSelf(context, user.id, act)
    await requireMayActOnPerson(tx, context, user.id)
    const lost = from === 'archived' ? await dropRolesBeyond(tx, context, input.scope, user) : []
    // To archive and to block are two permissions: the one does not lift what the other did.
    const status = from === 'archived' && user.blockedWhenArchived ? 'blocked' : 'active'
    await queries.setStatus(tx, user.id, { status, blockedWhenArchived: false })
    if (status === 'active') {
      await holderBackEverywhere(tx, context, user.id)
      await queueMail(tx, context, {
        ...{ kind: 'account-opened', to: { user: user.id }, scope: input.scope },
        values: { how: from === 'archived' ? 'unarchived' : 'unblocked' },
      })
    }
    const event: AuditEvent = {
      action: from === 'archived' ? 'person.unarchived' : 'person.unblocked',
      scope: input.scope,
      target: { kind: 'person', id: user.id },
      before: { status: from },
      after: { status, rolesLost: lost },
    }
    return { result: { rolesLost: lost.map(({ role }) => role) }, event }
  })
}

interface LostRole {
  readonly scope: ScopeId
  readonly role: string
}

/** Roles that come by themselves stay: nobody gives those (C1, C2). */
async function dropRolesBeyond(tx: Tx, context: Context, keeper: ScopeId, user: queries.UserRow): Promise<LostRole[]> {
  const policy = context.service.policy()
  const byThemselves = newcomerRoles(policy, (await requireScope(tx, keeper)).type, user.population)
  const lost: LostRole[] = []
  for (const { scopeId, role: key } of await queries.assignmentsOf(tx, user.id, context.service.clock.now())) {
    const role = policy.role(key)
    if (!role || role.kept || byThemselves.includes(role)) continue
    try {
      await requireMayGive(tx, context, scopeId, role)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      await takeRole(tx, scopeId, user.id, key)
      lost.push({ scope: scopeId, role: key })
    }
  }
  return lost
}
