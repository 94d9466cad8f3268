import type { Operation } from '@portreeve/engine'
import { peopleWhoMay } from '../../access/people-who-may.ts'
import { findScope } from '../../access/scopes.ts'
import type { Config } from '../../config.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { type MessageId, newId, type ScopeId, type UserId } from '../../ids.ts'
import { seal } from '../../sealed.ts'
import { actorOf } from '../audit/actor.ts'
import type { Mail } from './mail.ts'
import * as queries from './queries.ts'

/**
 * Writes a mail in the transaction of the change that it tells about: either both happen or none. It is sent after the commit;
 * without a mail server it is kept to be read, and a link with a secret is not (X12).
 */
export async function queueMail(tx: Tx, context: Context, mail: Mail): Promise<void> {
  const { clock, config } = context.service
  const to = 'user' in mail.to ? await queries.recipient(tx, mail.to.user) : { ...mail.to, id: null, name: null }
  if (to === undefined) return
  const scope = await findScope(tx, mail.scope)
  const id = newId<MessageId>(clock)
  const now = clock.now()
  await queries.insertMessage(tx, {
    id,
    scopeId: mail.scope,
    tenantId: scope?.tenantId ?? null,
    kind: mail.kind,
    userId: to.id,
    toName: to.name,
    toEmail: to.email,
    values: mail.values,
    secret: config.mail === null ? null : keptSecret(config, id, mail.secretPath ?? mail.secretCode),
    ...(config.mail === null ? { state: 'kept' } : { state: 'queued', dueAt: now }),
    createdAt: now,
  })
}

function keptSecret({ secretKeys }: Config, id: MessageId, secret: string | undefined): string | null {
  if (secret === undefined) return null
  return seal(secretKeys, `message:${id}`, secret)
}

/** So many are told at most. */
const toldMost = 20

type MailToMany = Mail extends infer One ? (One extends Mail ? Omit<One, 'to'> : never) : never

/**
 * The same to everybody who may do one of these there, apart from whoever does it now and those left out. Where they are too
 * many, those who may do the operation named first come first.
 */
export async function queueMailToThoseWhoMay(
  tx: Tx,
  context: Context,
  scopeId: ScopeId,
  operation: Operation | readonly Operation[],
  mail: MailToMany,
  leftOut: readonly UserId[] = [],
): Promise<void> {
  const actor = actorOf(context.principal)
  const isPerson = actor.kind === 'person' || actor.kind === 'token'
  const passedOver: readonly UserId[] = isPerson ? [...leftOut, actor.id as UserId] : leftOut
  const told: UserId[] = []
  for (const each of [operation].flat()) {
    const asked = { leftOut: [...passedOver, ...told], limit: toldMost - told.length }
    const people = await peopleWhoMay(tx, context.service, scopeId, each, asked)
    told.push(...people)
  }
  for (const user of told) await queueMail(tx, context, { ...mail, to: { user } } as Mail)
}
