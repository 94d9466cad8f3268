import { keeperOf } from '../../access/keeper.ts'
import { lockScope } from '../../access/scopes.ts'
import type { FactorKind } from '../../access/second-factor.ts'
import { standingsOf } from '../../access/second-factor-standings.ts'
import { endSessions, unpinScope } from '../../access/sessions.ts'
import type { Service } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import { hostContext } from '../../host-context.ts'
import { platformId, type ScopeId, type UserId } from '../../ids.ts'
import { emailKey } from '../../text-key.ts'
import { type AuditEvent, change } from '../audit/change.ts'
import { makeShownCode } from '../enrolment/service.ts'
import { wipeFactors } from '../factors/wipe-factors.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { joinScope } from '../members/join-scope.ts'
import { preparePerson } from '../people/create-person.ts'
import { recordSecurityEvent } from '../security-events/record-security-event.ts'
import * as queries from './queries.ts'
import { setUpRoles } from './set-up-roles.ts'

export interface Recovery {
  readonly email: string
  /** Where several kinds of people sign in and more than one has this address. */
  readonly population?: string | undefined
  /** A scope that has lost everybody who can mend it. Left out: the deployment itself. */
  readonly scope?: ScopeId | undefined
}

export interface Recovered {
  readonly person: UserId
  readonly name: string
  /** Keys of the roles that the person has now besides those they had. */
  readonly roles: readonly string[]
  /** Of the second factors that they had: they have none now. */
  readonly factorsRemoved: readonly FactorKind[]
  /** Where a place asks them for a second factor at once: with it they set one up. Good for 24 hours. */
  readonly enrolmentCode: string | null
  /** To be printed on the host, once. Good for choosing another within 24 hours. */
  readonly temporaryPassword: string
}

const passwordLastsMs = 24 * 60 * 60_000

/**
 * The last resort on the host (X3): gives somebody who has an account the roles that can mend a scope, or those of set-up,
 * and a way in. Their former password, second factors and sessions end. Audited, and a security event that the person sees.
 */
export async function recover(service: Service, input: Recovery): Promise<Recovered> {
  const context = hostContext(service, 'recover')
  const { temporaryPassword, passwordHash } = await preparePerson(context, { password: 'temporary' })
  if (temporaryPassword === null) throw new Error('A temporary password was asked for and not made')
  return change(context, async (tx) => {
    const person = await onePerson(tx, input)
    const now = service.clock.now()
    await queries.setWayIn(tx, person.id, {
      ...{ status: 'active', passwordHash, mustChangePassword: true },
      passwordExpiresAt: new Date(now.getTime() + passwordLastsMs),
      emailProvedAt: person.emailProvedAt ?? now,
    })
    // Whoever has lost the password may have lost the phone and the codes with it.
    const factorsRemoved = await wipeFactors(tx, person.id)
    const ended = await endSessions(tx, service, person.id)
    const roles: string[] = []
    for (const { scopeId, here } of await placesToMend(tx, service, input.scope, person.population)) {
      const scope = await lockScope(tx, scopeId)
      await joinScope(tx, context, scope, person.id, here, { replacing: true })
      await unpinScope(tx, person.id, scopeId)
      roles.push(...here.map((role) => role.key))
    }
    const late = (await standingsOf(tx, service, person.id)).some(({ standing }) => standing.missing === 'enrol')
    const enrolmentCode = late ? (await makeShownCode(tx, context, person.id)).code : null
    await recordSecurityEvent(tx, context, { kind: 'recover.used', user: person.id, scope: input.scope ?? platformId })
    await queueMail(tx, context, {
      ...{ kind: 'password-changed', to: { user: person.id }, values: { how: 'host' } },
      scope: await keeperOf(tx, service, person.population),
    })
    const event: AuditEvent = {
      action: 'deployment.recovered',
      scope: input.scope ?? platformId,
      target: { kind: 'person', id: person.id },
      before: { status: person.status },
      after: { status: 'active', roles, factorsRemoved, enrolmentCodeMade: late, sessionsEnded: ended.length },
    }
    const result = { person: person.id, name: person.name, roles, factorsRemoved, enrolmentCode, temporaryPassword }
    return { result, event }
  })
}

async function onePerson(tx: Tx, { email, population }: Recovery) {
  const [person, ...others] = await queries.lockPeopleByEmail(tx, emailKey(email), population)
  if (!person) throw new Problem('not-found', { detail: `Nobody here has the address ${email}.` })
  if (others.length === 0) return person
  const populations = [person, ...others].map((found) => found.population).join(', ')
  throw new Problem('conflict', {
    detail: `Several people have this address. Say which kind is meant: ${populations}.`,
  })
}

/** In one scope the roles that somebody must always hold; else those of set-up, where their place exists. */
async function placesToMend(tx: Tx, service: Service, scope: ScopeId | undefined, population: string) {
  const policy = service.policy()
  if (scope !== undefined) {
    const { type } = await lockScope(tx, scope)
    const roles = policy.scopeType(type)?.roles.filter((role) => role.atLeast > 0) ?? []
    if (roles.length > 0 && policy.scopeType(type)?.population === population) return [{ scopeId: scope, here: roles }]
    throw new Problem('conflict', { detail: 'No role there must always be held, or not by people of this kind.' })
  }
  const places = []
  const roles = setUpRoles(policy, false)
  for (const type of new Set(roles.map((role) => role.scopeType))) {
    const { definition, population: members } = policy.scopeType(type) ?? {}
    const isDeployment = definition?.parent === undefined || definition.existsAs !== undefined
    if (!isDeployment || members !== population) continue
    const scopeId = await queries.firstScopeOfType(tx, type)
    if (scopeId !== undefined) places.push({ scopeId, here: roles.filter((role) => role.scopeType === type) })
  }
  if (places.length > 0) return places
  throw new Problem('conflict', { detail: `A person of the kind ${population} cannot run this deployment.` })
}
