import { createHash } from 'node:crypto'
import { can, type ScopeType } from '@portreeve/engine'
import { principalGrants } from '../../access/principal-grants.ts'
import { lockScope, type ScopeRow } from '../../access/scopes.ts'
import { findVisibleScope } from '../../access/visible-scope.ts'
import type { Context, Service } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import { hostContext } from '../../host-context.ts'
import { newId, platformId, type ScopeId, type TenantId, type UserId } from '../../ids.ts'
import { textKey } from '../../text-key.ts'
import { canonicalJson } from '../audit/canonical-json.ts'
import { type AuditEvent, type Changed, change } from '../audit/change.ts'
import { joinScope } from '../members/join-scope.ts'
import { parseName } from '../people/name.ts'
import { deleteDraft } from './draft-queries.ts'
import { type Profile, parseProfile, refuse } from './profile.ts'
import { profileChoices } from './profile-choices.ts'
import * as queries from './queries.ts'

export interface NewScope {
  readonly type: string
  readonly parent: ScopeId
  readonly name: string
  readonly profile?: Profile | undefined
  /** Its name elsewhere, where it is brought in from. */
  readonly externalId?: string | undefined
  /** The state that it has there. Otherwise it begins in the first of its type. */
  readonly status?: string | undefined
  /** Only for the host: who becomes what a creator becomes. Otherwise it is whoever asks. */
  readonly creator?: UserId | undefined
}

/**
 * Makes a scope: an organization, a developer account. Whoever makes it becomes what the blueprint says (A1). Where only one
 * may exist, two at the same moment make one, and the other is told who owns it (A3).
 */
export async function createScope(context: Context, input: NewScope): Promise<ScopeId> {
  await requireCreatedWith(context, input)
  return change(context, async (tx) => {
    const { principal } = context
    // What was kept on the way has done its work (A6).
    if (principal.kind === 'person') await deleteDraft(tx, { ...input, user: principal.userId })
    return createScopeIn(tx, context, input)
  })
}

/** The same as part of another change, whose rules have allowed it: set-up. */
export async function createScopeIn(tx: Tx, context: Context, input: NewScope): Promise<Changed<ScopeId>> {
  const parent = await lockScope(tx, input.parent)
  const type = requireChildType(context, parent, input.type)
  const { definition } = type
  if (definition.single) await refuseSecond(tx, parent, type)
  if (definition.tenant && context.service.policy().tenancy === 'single') await refuseSecond(tx, parent, type)
  const id = newId<ScopeId>(context.service.clock)
  const tenantId = definition.tenant ? (id as TenantId) : parent.tenantId
  const profile = await checkedProfile(tx, type, tenantId, input.profile ?? {})
  const name = requireName(input.name)
  const status = input.status ?? firstStatus(type)
  const createdAt = context.service.clock.now()
  await queries.insertScope(tx, {
    ...{ id, type: type.id, parentId: parent.id, tenantId, name, nameKey: textKey(name), status },
    ...{ epoch: 1, profile, externalId: input.externalId ?? null, ownerlessSince: null, formerHolders: [], createdAt },
  })
  const creator = context.principal.kind === 'person' ? context.principal.userId : (input.creator ?? null)
  const becomes = type.roles.find((role) => role.id === definition.creatorBecomes)
  if (creator !== null && becomes) {
    const scope: ScopeRow = {
      id,
      type: type.id,
      tenantId,
      parentId: parent.id,
      name,
      status,
      epoch: 1,
      ownerlessSince: null,
    }
    await joinScope(tx, context, scope, creator, [becomes])
  }
  const linked = decidesAboutApps(context, type) ? await queries.moveApps(tx, parent.id, id) : 0
  const event: AuditEvent = {
    action: 'scope.created',
    scope: id,
    target: { kind: type.id, id },
    after: {
      type: type.id,
      parent: parent.id,
      name,
      status,
      creator,
      becomes: becomes?.key ?? null,
      ...(linked > 0 && { apps: linked }),
    },
    // Support addresses and names of people stand in profiles.
    personal: { profile },
  }
  return { result: id, event }
}

/** `createdWith`: the permission in the scope above. The host makes what no permission makes: set-up, import, demo. */
export async function requireCreatedWith(context: Context, input: Pick<NewScope, 'type' | 'parent'>): Promise<void> {
  const { service, principal } = context
  if (principal.kind === 'host') return
  const policy = service.policy()
  const type = policy.scopeType(input.type)
  const permission = type?.definition.createdWith ? policy.permission(type.definition.createdWith) : undefined
  const label = type?.definition.label ?? input.type
  // X3, X13: a token or a machine would leave behind a scope that nobody owns, and would give a role.
  if (type?.definition.creatorBecomes !== undefined && principal.kind !== 'person') {
    throw new Problem('session-needed', {
      detail: `Whoever makes a ${label} gets a role in it, so it takes a person who has signed in.`,
    })
  }
  if (!permission) throw new Problem('not-allowed', { detail: `Nobody makes a ${label} here by themselves.` })
  const path = await service.scopes.pathOf(input.parent)
  const deciding = path.find((scope) => scope.type === permission.scopeType)
  const grants = deciding ? await principalGrants(service, principal, deciding.id) : null
  if (grants && can(grants, permission)) return
  throw new Problem('not-allowed', {
    detail: `Making a ${label} takes the permission ${permission.label}.`,
    more: { permission: permission.id },
  })
}

function requireChildType(context: Context, parent: ScopeRow, id: string): ScopeType {
  const type = context.service.policy().scopeType(id)
  if (type && type.parent === parent.type) return type
  const message = `There is no ${id} in a ${parent.type}.`
  throw new Problem('invalid-input', { detail: message, errors: [{ field: 'type', message }] })
}

/** A12: apps that were brought in have waited in the scope above for the one whose roles decide about them. */
function decidesAboutApps({ service }: Context, { id }: ScopeType): boolean {
  const policy = service.policy()
  return policy.kinds.get(policy.blueprint.apps?.resource ?? '')?.scopeType === id
}

async function refuseSecond(tx: Tx, parent: ScopeRow, type: ScopeType): Promise<void> {
  const existing = await findExisting(tx, parent.id, type)
  if (existing === null) return
  const { ownerRole, ...there } = existing
  const who = ownerRole !== null && there.owners.length > 0 ? ` Its ${ownerRole} is ${there.owners.join(', ')}.` : ''
  throw new Problem('conflict', {
    detail: `There is a ${type.definition.label} already: ${there.name}.${who}`,
    more: { existing: there },
  })
}

async function findExisting(tx: Tx, parent: ScopeId, type: ScopeType) {
  const there = await queries.childOfType(tx, parent, type.id)
  if (!there) return null
  const role = type.roles.find((candidate) => candidate.id === type.definition.creatorBecomes)
  const owners = role ? await queries.namesOfHolders(tx, there.id, role.key) : []
  return { id: there.id, name: there.name, owners, ownerRole: role?.label ?? null }
}

/** The one of its kind, where only one may be and it is there, with who owns it (A3). */
export async function existingSingle(tx: Tx, { service }: Context, place: Pick<NewScope, 'type' | 'parent'>) {
  const type = service.policy().scopeType(place.type)
  return type?.definition.single ? findExisting(tx, place.parent, type) : null
}

function firstStatus(type: ScopeType): string {
  return Object.keys(type.definition.statuses ?? {})[0] ?? 'active'
}

function requireName(value: string): string {
  const parsed = parseName(value)
  if ('name' in parsed) return parsed.name
  const message = `The name ${parsed.refusal}.`
  throw new Problem('invalid-input', { detail: message, errors: [{ field: 'name', message }] })
}

async function checkedProfile(tx: Tx, type: ScopeType, tenantId: ScopeId | null, input: Profile): Promise<Profile> {
  const { profile, references } = parseProfile(type.definition.profile, input)
  for (const { field, scopeType, ids } of references) {
    const found = await queries.scopesOfType(tx, ids, scopeType, tenantId)
    if (found.length < ids.length)
      refuse([{ field, message: 'Something chosen here does not exist in this organization.' }])
  }
  return profile
}

export interface ScopeDetails {
  readonly id: ScopeId
  readonly type: string
  readonly parent: ScopeId | null
  readonly name: string
  readonly status: string
  readonly profile: Profile
  readonly createdAt: Date
  /** Stands for name, state and profile: two editors do not overwrite each other. */
  readonly etag: string
}

export async function readScope(context: Context, scopeId: ScopeId): Promise<ScopeDetails> {
  return context.service.database.read(context.wall, async (tx) => details(await requireRow(tx, scopeId)))
}

/** The same, with what somebody who edits it can choose from. */
export async function readScopeWithChoices(context: Context, scopeId: ScopeId) {
  return context.service.database.read(context.wall, async (tx) => {
    const row = await requireRow(tx, scopeId)
    const choices = await profileChoices(tx, context.service.policy().scopeType(row.type), row.tenantId)
    return { ...details(row), choices }
  })
}

async function requireRow(tx: Tx, scopeId: ScopeId): Promise<queries.FullScopeRow> {
  const row = await queries.readScope(tx, scopeId)
  if (row) return row
  throw new Problem('not-found', { detail: 'There is no such place, or you cannot see it.' })
}

function details(row: queries.FullScopeRow): ScopeDetails {
  const { id, type, parentId: parent, name, status, profile, createdAt } = row
  const etag = createHash('sha256').update(canonicalJson({ name, status, profile })).digest('base64url').slice(0, 22)
  return { id, type, parent, name, status, profile, createdAt, etag: `"${etag}"` }
}

export interface ScopeEdit {
  readonly scope: ScopeId
  readonly name?: string | undefined
  readonly profile?: Profile | undefined
  /** The ETag of what the editor saw. */
  readonly ifMatch?: string | undefined
}

export async function updateScope(context: Context, input: ScopeEdit): Promise<ScopeDetails> {
  return change(context, async (tx) => {
    await lockScope(tx, input.scope)
    const row = await requireRow(tx, input.scope)
    requireUnchanged(row, input.ifMatch)
    const type = context.service.policy().scopeType(row.type)
    const name = input.name === undefined ? row.name : requireName(input.name)
    const profile =
      input.profile === undefined || !type ? row.profile : await checkedProfile(tx, type, row.tenantId, input.profile)
    const edited = { ...row, name, nameKey: textKey(name), profile }
    if (details(edited).etag === details(row).etag) return { result: details(row), event: null }
    await queries.updateScope(tx, row.id, { name, nameKey: edited.nameKey, profile })
    const event: AuditEvent = {
      action: 'scope.updated',
      scope: row.id,
      target: { kind: row.type, id: row.id },
      before: { name: row.name },
      after: { name },
      personal: { profileBefore: row.profile, profileAfter: profile },
    }
    return { result: details(edited), event }
  })
}

function requireUnchanged(row: queries.FullScopeRow, ifMatch: string | undefined): void {
  if (ifMatch === undefined || ifMatch === '*' || ifMatch === details(row).etag) return
  throw new Problem('changed-meanwhile', {
    detail: 'Somebody else changed this since you opened it. Look at it again before you save.',
  })
}

export interface ScopeStatus {
  readonly scope: ScopeId
  readonly status: string
}

/** The state of a scope, a product account's for instance (A11). */
export async function setScopeStatus(context: Context, input: ScopeStatus): Promise<ScopeDetails> {
  return change(context, async (tx) => {
    await lockScope(tx, input.scope)
    const row = await requireRow(tx, input.scope)
    const statuses = Object.keys(context.service.policy().scopeType(row.type)?.definition.statuses ?? { active: '' })
    if (!statuses.includes(input.status)) {
      const message = `The state must be one of: ${statuses.join(', ')}.`
      throw new Problem('invalid-input', { detail: message, errors: [{ field: 'status', message }] })
    }
    if (row.status === input.status) return { result: details(row), event: null }
    await queries.updateScope(tx, row.id, { status: input.status })
    const event: AuditEvent = {
      action: 'scope.status-changed',
      scope: row.id,
      target: { kind: row.type, id: row.id },
      before: { status: row.status },
      after: { status: input.status },
    }
    return { result: details({ ...row, status: input.status }), event }
  })
}

export interface ChildList {
  readonly parent: ScopeId
  readonly type?: string | undefined
  readonly needsOwner?: boolean | undefined
  readonly after?: { readonly nameKey: string; readonly id: ScopeId } | undefined
  readonly limit: number
}

/** The scopes in a scope by name and state, and nothing of what is in them (X14), but whether the asker may go in. */
export async function listChildren(context: Context, { parent, ...filter }: ChildList) {
  const { service, principal, wall } = context
  const rows = await service.database.read(wall, (tx) => queries.listChildren(tx, parent, filter))
  return Promise.all(
    rows.map(async (row) => ({ ...row, open: (await findVisibleScope(service, principal, row.id)) !== null })),
  )
}

/** Makes the scopes that exist from the first start. Starting again changes nothing. */
export async function ensureStandingScopes(service: Service): Promise<void> {
  const context = hostContext(service, 'blueprint')
  for (const type of service.policy().scopeTypes) {
    const { existsAs, parent } = type.definition
    if (existsAs === undefined || parent !== 'platform') continue
    await change(context, async (tx) => {
      await lockScope(tx, platformId)
      const there = await queries.childOfType(tx, platformId, type.id)
      if (there) return { result: there.id, event: null }
      return createScopeIn(tx, context, { type: type.id, parent: platformId, name: existsAs })
    })
  }
}
