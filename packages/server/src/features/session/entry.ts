import { can, type EntryRule, type EntryWhen } from '@portreeve/engine'
import type { PersonAccess } from '../../access/grant-cache.ts'
import { isAnswered } from '../../access/may-request.ts'
import { namesOfHolders } from '../../access/role-holders.ts'
import type { Context } from '../../context.ts'
import type { ScopeId, TenantId } from '../../ids.ts'
import { type HeldScope, wireId } from './held-scopes.ts'
import * as queries from './queries.ts'

export interface Entry {
  readonly state: 'in' | 'onboarding' | 'page' | 'second-factor'
  /** The type of scope that people come to work in; `null`: none is said. */
  readonly type: string | null
  readonly scope: string | null
  readonly organization: string | null
  readonly page: { readonly id: string; readonly title: string; readonly text: string } | null
  readonly ask: { readonly name: string; readonly role: string }[]
  readonly requestAccess: boolean
  /** What they asked for there, and nobody has answered yet. */
  readonly request: { readonly id: string; readonly madeAt: string } | null
}

/** What somebody wants to enter: a scope that is there, or the one that their organization lacks. */
interface Door {
  readonly scope: ScopeId | null
  readonly organization: TenantId | null
}

const inside = (type: string | null, scope: ScopeId | null, organization: TenantId | null): Entry => ({
  state: 'in',
  type,
  scope: wireId(scope),
  organization,
  page: null,
  ask: [],
  requestAccess: false,
  request: null,
})

/**
 * What the person meets who comes to work here: the way in, the way to make what is missing, or a page that says what
 * happened and whom to ask (A1, A2, A5). `into`: the scope that they asked for.
 */
export async function entryOf(
  context: Context,
  access: PersonAccess,
  held: readonly HeldScope[],
  into: ScopeId | undefined,
): Promise<Entry> {
  const policy = context.service.policy()
  const definition = policy.blueprint.entry
  if (definition === undefined) return inside(null, null, null)
  const permission = policy.permission(definition.permission)
  const doors =
    into === undefined
      ? await doorsOf(context, access, definition.into)
      : [await doorTo(context, access, into, definition.into)]
  const open = held.filter(
    ({ row, grants }) =>
      permission !== undefined && can(grants, permission) && doors.some(({ scope }) => scope === row.id),
  )
  if (open[0] !== undefined) return inside(definition.into, open[0].row.id, open[0].row.tenantId)
  // C9: whoever would be in with a second factor is told of that, not that they have no access.
  const waiting = held.filter(
    ({ row, roles, secondFactor }) =>
      secondFactor?.missing != null &&
      permission !== undefined &&
      can(policy.grants(roles), permission) &&
      doors.some(({ scope }) => scope === row.id),
  )
  if (waiting[0] !== undefined) {
    return { ...inside(definition.into, waiting[0].row.id, waiting[0].row.tenantId), state: 'second-factor' }
  }
  const closed: Entry[] = []
  for (const door of doors) closed.push(await closedDoor(context, access, held, door, definition.rules))
  // Who may make the missing scope is led there, whichever else is closed.
  return closed.find(({ state }) => state === 'onboarding') ?? closed[0] ?? inside(definition.into, null, null)
}

/** Every scope of the type that the person is or was in, and what each of their organizations has or lacks. */
async function doorsOf(context: Context, access: PersonAccess, type: string): Promise<readonly Door[]> {
  const doors: Door[] = []
  for (const [scope, held] of access.scopes) {
    if (held.type === type) doors.push({ scope, organization: held.tenantId })
  }
  for (const organization of access.organizations) {
    if (doors.some((door) => door.organization === organization)) continue
    const there = await context.service.database.read(context.wall, (tx) =>
      queries.scopesInOrganization(tx, organization, type),
    )
    if (there.length === 0) doors.push({ scope: null, organization })
    else for (const scope of there) doors.push({ scope, organization })
  }
  return doors.length > 0 ? doors : [{ scope: null, organization: null }]
}

/**
 * `into` can be an organization of one's own: then it is what people work in there, or its lack. A scope that is not there is told
 * like one of another organization (X8).
 */
async function doorTo(context: Context, access: PersonAccess, into: ScopeId, type: string): Promise<Door> {
  const row = await context.service.scopes.find(into)
  if (row && row.tenantId === into && row.type !== type && access.organizations.includes(into)) {
    const [there] = await context.service.database.read(context.wall, (tx) =>
      queries.scopesInOrganization(tx, into, type),
    )
    return { scope: there ?? null, organization: into }
  }
  return { scope: into, organization: row?.type === type ? row.tenantId : null }
}

async function closedDoor(
  context: Context,
  access: PersonAccess,
  held: readonly HeldScope[],
  door: Door,
  rules: readonly EntryRule[],
): Promise<Entry> {
  const { blueprint } = context.service.policy()
  const rule = rules.find(({ when }) => when === undefined || fits(context, access, held, door, when))
  const type = blueprint.entry?.into ?? null
  if (rule === undefined) return inside(type, null, null)
  const page = blueprint.entry?.pages[rule.show]
  const belongs = door.organization !== null && isOfOrganization(access, door)
  const answered = isAnswered(context.service.policy().scopeType(type ?? ''))
  return {
    state: rule.show === 'onboarding' ? 'onboarding' : 'page',
    type,
    // What somebody of another organization asked for is not confirmed to them.
    scope: belongs ? wireId(door.scope) : null,
    organization: belongs ? door.organization : null,
    page:
      page === undefined
        ? null
        : { id: rule.show, title: page.title, text: [page.text, rule.text].filter(Boolean).join(' ') },
    ask: belongs ? await whomToAsk(context, door, rule) : [],
    requestAccess: belongs && door.scope !== null && rule.requestAccess === true && answered,
    request: belongs && door.scope !== null ? await openRequestFor(context, access, door.scope) : null,
  }
}

async function openRequestFor({ service, wall }: Context, { userId }: PersonAccess, scope: ScopeId) {
  const row = await service.database.read(wall, (tx) => queries.openRequest(tx, userId, scope, service.clock.now()))
  return row && { id: row.id, madeAt: row.createdAt.toISOString() }
}

function fits(
  { service }: Context,
  access: PersonAccess,
  held: readonly HeldScope[],
  door: Door,
  when: EntryWhen,
): boolean {
  const policy = service.policy()
  const member = door.scope === null ? undefined : access.scopes.get(door.scope)?.membership
  const holds = (reference: string) => {
    const role = policy.role(reference)
    return held.some(
      ({ row, roles }) => row.tenantId === door.organization && role !== undefined && roles.includes(role),
    )
  }
  return (
    (when.scope === undefined || when.scope === (door.scope === null ? 'missing' : 'there')) &&
    (when.member === undefined || when.member === (member === undefined || member === 'active' ? 'none' : member)) &&
    (when.organization === undefined || when.organization === (isOfOrganization(access, door) ? 'same' : 'other')) &&
    (when.holds === undefined || when.holds.some(holds))
  )
}

/** Whether the person belongs to the organization, or did: somebody disabled or removed is still told by whom. */
function isOfOrganization(access: PersonAccess, { scope, organization }: Door): boolean {
  if (scope !== null && access.scopes.has(scope)) return true
  return organization !== null && access.organizations.includes(organization)
}

const namesMost = 5

async function whomToAsk(context: Context, { organization }: Door, rule: EntryRule): Promise<Entry['ask']> {
  const policy = context.service.policy()
  const roles = (rule.ask ?? []).flatMap((reference) => policy.role(reference) ?? [])
  if (organization === null || roles.length === 0) return []
  const labels = new Map(roles.map(({ key, label }) => [key, label]))
  const holders = await context.service.database.read({ tenants: [organization], person: null }, (tx) =>
    namesOfHolders(tx, {
      within: { organization },
      roles: [...labels.keys()],
      now: context.service.clock.now(),
      limit: namesMost,
    }),
  )
  return holders.map(({ name, role }) => ({ name, role: labels.get(role) ?? role }))
}
