import type { Role } from '@portreeve/engine'
import { keeperOf } from '../../access/keeper.ts'
import { lockScope } from '../../access/scopes.ts'
import { hashSecret, newSecret } from '../../access/secret.ts'
import type { Context, Service } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import { hostContext } from '../../host-context.ts'
import { platformId, type ScopeId, type UserId } from '../../ids.ts'
import { type AuditEvent, change } from '../audit/change.ts'
import { joinScope } from '../members/join-scope.ts'
import { createPersonIn, type NewPerson, preparePerson } from '../people/create-person.ts'
import { createScopeIn } from '../scopes/service.ts'
import { recordSecurityEvent } from '../security-events/record-security-event.ts'
import { requireGoodPassword } from '../sign-in/good-password.ts'
import * as queries from './queries.ts'
import { populationOf, setUpRoles } from './set-up-roles.ts'

const linkLastsMs = 24 * 60 * 60_000

export interface SetUpLink {
  /** Ends in the secret behind `#`, which browsers send to no server. Shown on the host only. */
  readonly url: string
  readonly expiresAt: Date
}

/** A one-time link that makes the first operator; earlier links end. Throws `conflict` once the deployment is set up. */
export async function newSetUpLink(service: Service): Promise<SetUpLink> {
  const context = hostContext(service, 'set-up')
  return change(context, async (tx) => {
    const deployment = await requireDeployment(tx)
    if (deployment.setUpAt !== null) {
      throw new Problem('conflict', {
        detail: 'This deployment is set up already. Where nobody can sign in any more, `portreeve recover` helps.',
      })
    }
    const createdAt = service.clock.now()
    const expiresAt = new Date(createdAt.getTime() + linkLastsMs)
    const secret = newSecret()
    await queries.useUpLinks(tx, createdAt)
    await queries.insertLink(tx, { tokenHash: hashSecret(secret), createdAt, expiresAt })
    const event: AuditEvent = {
      action: 'deployment.set-up-link-made',
      scope: platformId,
      target: { kind: 'deployment', id: null },
      after: { expiresAt },
    }
    return { result: { url: new URL(`/set-up#${secret}`, service.config.url).href, expiresAt }, event }
  })
}

export interface SetUp {
  readonly token: string
  readonly name: string
  readonly email: string
  readonly password: string
  readonly deploymentName: string
}

/**
 * The first person: becomes what the blueprint's `setUp` says, and the scopes that those roles need are made on the way. Of
 * two who follow the link at the same moment one becomes it. Throws `link-not-valid`.
 */
export async function setUp(asking: Context, input: SetUp): Promise<UserId> {
  const { service } = asking
  const context: Context = { ...hostContext(service, 'set-up'), request: asking.request }
  await service.database
    .read(context.wall, (tx) => requireLink(tx, service, input.token))
    .catch(async (error) => {
      await recordRefusal(context)
      throw error
    })
  await requireGoodPassword(input.password, [input.name, input.email, input.deploymentName], 'password')
  const policy = service.policy()
  const roles = setUpRoles(policy, service.config.development)
  const population = populationOf(policy, roles)
  const person = { email: input.email, name: input.name, password: { is: input.password }, emailProved: true } as const
  const prepared = await preparePerson(context, person)
  return change(context, async (tx) => {
    const deployment = await requireDeployment(tx)
    await requireLink(tx, service, input.token)
    if (deployment.setUpAt !== null) throw invalidLink()
    const now = service.clock.now()
    await queries.useUpLinks(tx, now)
    await queries.finishSetUp(tx, { name: input.deploymentName, setUpAt: now })
    const keeper = await keeperOf(tx, context.service, population)
    const newPerson: NewPerson = { ...person, scope: keeper }
    const { result } = await createPersonIn(tx, context, newPerson, prepared)
    const given = await giveRoles(tx, context, result.id, roles, input.deploymentName)
    await recordSecurityEvent(tx, context, { kind: 'set-up.done', user: result.id, scope: platformId })
    const event: AuditEvent = {
      action: 'deployment.set-up',
      scope: platformId,
      target: { kind: 'person', id: result.id },
      after: { roles: given },
      personal: { name: input.name, email: input.email },
    }
    return { result: result.id, event }
  })
}

async function requireDeployment(tx: Tx) {
  const row = await queries.lockDeployment(tx)
  if (row) return row
  throw new Problem('not-ready', { detail: 'This database holds no deployment yet. Start the server once.' })
}

async function requireLink(tx: Tx, service: Service, token: string): Promise<void> {
  const link = await queries.findLink(tx, hashSecret(token))
  if (!link || link.usedAt !== null || link.expiresAt <= service.clock.now()) throw invalidLink()
}

function invalidLink(): Problem {
  return new Problem('link-not-valid', {
    detail:
      'This link was used already, was replaced, or is older than 24 hours. `portreeve setup --new-link` on the host makes a new one.',
  })
}

async function recordRefusal(context: Context): Promise<void> {
  await context.service.database.transact(context.wall, (tx) =>
    recordSecurityEvent(tx, context, { kind: 'set-up.refused', user: null, scope: platformId }),
  )
}

/** Each role in its place, which is made where it is missing. */
async function giveRoles(tx: Tx, context: Context, user: UserId, roles: readonly Role[], name: string) {
  const given = []
  for (const scopeType of new Set(roles.map((role) => role.scopeType))) {
    const scopeId = await placeFor(tx, context, scopeType, name)
    const here = roles.filter((role) => role.scopeType === scopeType)
    await joinScope(tx, context, await lockScope(tx, scopeId), user, here)
    given.push(...here.map((role) => ({ role: role.key, scope: scopeId })))
  }
  return given
}

async function placeFor(tx: Tx, context: Context, scopeType: string, name: string): Promise<ScopeId> {
  const type = context.service.policy().scopeType(scopeType)
  if (!type?.parent) return platformId
  const found = await queries.firstScopeOfType(tx, scopeType)
  if (found !== undefined) return found
  const parent = await placeFor(tx, context, type.parent, name)
  const made = await createScopeIn(tx, context, { type: scopeType, parent, name: type.definition.existsAs ?? name })
  return made.result
}
