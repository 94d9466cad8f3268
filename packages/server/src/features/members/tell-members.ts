import type { Role } from '@portreeve/engine'
import { isAdministrative } from '../../access/administrative.ts'
import { isActor } from '../../access/is-actor.ts'
import type { ScopeRow } from '../../access/scopes.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import type { UserId } from '../../ids.ts'
import { queueMail, queueMailToThoseWhoMay } from '../mail/queue-mail.ts'
import * as queries from './queries.ts'

/** Mails about what others did to somebody's place. What the host does (set-up, import, demo) and what one does oneself tells nobody. */

interface Circumstances {
  readonly place: string
  /** Who did it, by name. */
  readonly by: string | null
}

async function circumstances(tx: Tx, { principal }: Context, scope: ScopeRow): Promise<Circumstances> {
  switch (principal.kind) {
    case 'person':
    case 'token':
      return { place: scope.name, by: (await queries.findUser(tx, principal.userId))?.name ?? null }
    case 'service-account':
      return { place: scope.name, by: await queries.nameOfMachine(tx, principal.serviceAccountId) }
    case 'host':
    case 'anonymous':
      return { place: scope.name, by: null }
  }
}

function isToTell(context: Context, user: UserId): boolean {
  return context.principal.kind !== 'host' && !isActor(context, user)
}

function labels(context: Context, keys: readonly string[]): readonly string[] {
  const policy = context.service.policy()
  return keys.map((key) => policy.role(key)?.label ?? key)
}

interface ToldRoles {
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly takesEffect: 'now' | 'next-session'
  readonly expiresAt: Date | null
}

export async function tellOfRoles(
  tx: Tx,
  context: Context,
  scope: ScopeRow,
  user: UserId,
  { before, after, takesEffect, expiresAt }: ToldRoles,
): Promise<void> {
  if (!isToTell(context, user)) return
  await queueMail(tx, context, {
    ...{ kind: 'roles-changed', to: { user }, scope: scope.id },
    values: {
      ...(await circumstances(tx, context, scope)),
      ...{ before: labels(context, before), after: labels(context, after), takesEffect },
      expiresAt: expiresAt?.toISOString() ?? null,
    },
  })
}

export async function tellOfJoining(
  tx: Tx,
  context: Context,
  scope: ScopeRow,
  user: UserId,
  roles: readonly Role[],
): Promise<void> {
  if (!isToTell(context, user)) return
  const values = { ...(await circumstances(tx, context, scope)), roles: roles.map(({ label }) => label) }
  await queueMail(tx, context, { kind: 'member-added', to: { user }, scope: scope.id, values })
}

export async function tellOfState(
  tx: Tx,
  context: Context,
  scope: ScopeRow,
  user: UserId,
  kind: 'member-disabled' | 'member-enabled' | 'member-removed',
): Promise<void> {
  if (!isToTell(context, user)) return
  const values = await circumstances(tx, context, scope)
  await queueMail(tx, context, { kind, to: { user }, scope: scope.id, values })
}

/** Those who look after a place learn of everybody else who may look after it from now on. */
export async function tellOfAdministrators(
  tx: Tx,
  context: Context,
  scope: ScopeRow,
  user: UserId,
  given: readonly Role[],
): Promise<void> {
  const administrative = given.filter(isAdministrative)
  if (context.principal.kind === 'host' || administrative.length === 0) return
  const facts = await circumstances(tx, context, scope)
  const who = (await queries.findUser(tx, user))?.name ?? ''
  for (const { label } of administrative) {
    const mail = { kind: 'administrator-made', scope: scope.id, values: { ...facts, who, role: label } } as const
    await queueMailToThoseWhoMay(tx, context, scope.id, 'members.change-role', mail, [user])
  }
}

interface HandedOn {
  readonly role: Role
  readonly giver: UserId
  readonly giverBecomes: Role
  readonly receiver: UserId
}

export async function tellOfTransfer(
  tx: Tx,
  context: Context,
  scope: ScopeRow,
  { role, giver, giverBecomes, receiver }: HandedOn,
): Promise<void> {
  const from = (await queries.findUser(tx, giver))?.name ?? ''
  const to = (await queries.findUser(tx, receiver))?.name ?? ''
  for (const [user, youAre] of [
    [giver, giverBecomes],
    [receiver, role],
  ] as const) {
    const values = { place: scope.name, role: role.label, from, to, youAre: youAre.label }
    await queueMail(tx, context, { kind: 'ownership-transferred', to: { user }, scope: scope.id, values })
  }
}
