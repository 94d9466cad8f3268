import type { Attributes } from '@portreeve/engine'
import { validate } from 'uuid'
import type { PersonAccess } from '../../access/grant-cache.ts'
import { type RegisteredResource, resourcesById } from '../../access/registered-resources.ts'
import type { Context } from '../../context.ts'
import type { ResourceId, SessionId, UserId } from '../../ids.ts'
import { emailKey } from '../../text-key.ts'
import { type Named, namedPlace } from './named-place.ts'
import { findMemberships, findSessions, findSubjects, type StoredSession } from './queries.ts'
import { type Requested, requestedPermission } from './requested-permission.ts'
import type { Evaluation } from './schemas.ts'

/** One request with what it names, before anything is looked up. */
export interface Query {
  readonly evaluation: Evaluation
  readonly requested: Requested
  readonly named: Named
}

interface Subject {
  readonly id: UserId
  readonly key: string
  readonly population: string
  readonly attributes: Attributes
}

/** Everything that a batch asks about, read together. What is not in it does not exist for whoever asks. */
export interface Facts {
  readonly resources: ReadonlyMap<string, RegisteredResource>
  /** `scope:person` of everybody who is or was a member where a request names them as one. */
  readonly members: ReadonlySet<string>
  readonly sessions: ReadonlyMap<string, StoredSession>
  /** By the key that the deployment uses; the same key may be somebody in each population. */
  readonly subjects: ReadonlyMap<string, readonly Subject[]>
  readonly people: ReadonlyMap<UserId, PersonAccess>
}

/** What a request asks for and where, or null where the blueprint has no such action. */
export function queryOf(context: Context, evaluation: Evaluation): Query | null {
  const policy = context.service.policy()
  const requested = requestedPermission(policy, evaluation.resource.type, evaluation.action.name)
  return requested && { evaluation, requested, named: namedPlace(policy, evaluation, requested) }
}

/** The form in which the subject's id is compared with what is stored. */
export function subjectKeyOf(context: Context, id: string): string {
  const { subjectKey } = context.service.config
  return subjectKey === 'email' ? emailKey(id) : subjectKey === 'id' ? id.toLowerCase() : id
}

/** Reads what the requests name: nothing but the caches where they name people by id and scopes only. */
export async function gather(context: Context, queries: readonly Query[]): Promise<Facts> {
  const found = await findRows(context, queries)
  const ids = new Set([...found.subjects.values()].flatMap((subjects) => subjects.map(({ id }) => id)))
  const people = new Map<UserId, PersonAccess>()
  await Promise.all(
    [...ids].map(async (id) => {
      const person = await context.service.grants.of(id)
      if (person) people.set(id, person)
    }),
  )
  return { ...found, people }
}

type Rows = Pick<Facts, 'resources' | 'members' | 'sessions' | 'subjects'>

async function findRows(context: Context, queries: readonly Query[]): Promise<Rows> {
  const { service, wall } = context
  const keys = new Set(queries.map(({ evaluation }) => subjectKeyOf(context, evaluation.subject.id)))
  const byId = service.config.subjectKey === 'id'
  // Nobody has a NUL in their key, and the database would refuse the whole batch for it.
  const wanted = [...keys].filter((key) => (byId ? validate(key) : !key.includes('\0')))
  const resourceIds = queries.flatMap(({ named }) => (named.kind === 'resource' ? [named.resourceId] : []))
  const memberPairs = queries.flatMap(({ named }) => (named.kind === 'member' ? [named] : []))
  const sessionIds = queries.flatMap(({ evaluation }) => sessionIdOf(evaluation) ?? [])
  // Who is named by id and has no attributes that a condition reads is in the grant cache already.
  const needsSubjects = !byId || service.policy().blueprint.attributes?.subject !== undefined
  if (!needsSubjects && resourceIds.length + memberPairs.length + sessionIds.length === 0) {
    return { resources: new Map(), members: new Set(), sessions: new Map(), subjects: subjectsById(wanted) }
  }
  const rows = await service.database.read(wall, async (tx) => ({
    resources: await resourcesById(tx, service.policy(), resourceIds as ResourceId[]),
    members: memberPairs.length > 0 ? await findMemberships(tx, memberPairs) : new Set<string>(),
  }))
  // Sessions and accounts belong to no tenant; a person out of reach is refused later like one who does not exist.
  const people = await service.database.read({ tenants: 'all', person: null }, async (tx) => ({
    sessions: sessionIds.length > 0 ? await findSessions(tx, sessionIds) : [],
    subjects: needsSubjects ? await findSubjects(tx, service.config.subjectKey, wanted) : [],
  }))
  return {
    ...rows,
    sessions: new Map(people.sessions.map((session) => [session.id, session])),
    subjects: needsSubjects ? groupByKey(people.subjects) : subjectsById(wanted),
  }
}

export function sessionIdOf({ context }: Evaluation): SessionId | null {
  return typeof context?.session === 'string' && validate(context.session) ? (context.session as SessionId) : null
}

function subjectsById(ids: readonly string[]): Map<string, readonly Subject[]> {
  return new Map(ids.map((id) => [id, [{ id: id as UserId, key: id, population: '', attributes: {} }]]))
}

function groupByKey(
  rows: readonly { id: UserId; key: string | null; population: string; attributes: Attributes }[],
): Map<string, readonly Subject[]> {
  const groups = new Map<string, Subject[]>()
  for (const { key, ...row } of rows) {
    if (key === null) continue
    const group = groups.get(key) ?? []
    groups.set(key, group)
    group.push({ ...row, key })
  }
  return groups
}
