import {
  type ConsolePage,
  canOnSome,
  menuFor,
  type Operation,
  type Permission,
  type Policy,
  type ShownItem,
} from '@portreeve/engine'
import type { ScopeRow } from '../../access/scopes.ts'
import type { Config } from '../../config.ts'
import type { Service } from '../../context.ts'
import type { ScopeId } from '../../ids.ts'
import { scopePlaceholder } from '../../read-host-pages.ts'
import { type HeldScope, wireId } from './held-scopes.ts'
import type { MenuItem } from './menu-item.ts'
import type { VisibleScopes } from './visible-scopes.ts'

/** The operation that a page is made of. Home shows to everybody in the scope what is open to them. */
const pageOperations: Readonly<Record<ConsolePage, Operation | null>> = {
  home: null,
  members: 'members.read',
  people: 'people.read',
  scopes: 'scope.children',
  tokens: 'tokens.create',
  'service-accounts': 'service-accounts.manage',
  roles: 'roles.read',
  check: 'access.check',
  requests: 'requests.answer',
  audit: 'audit.read',
  'security-events': 'security-events.read',
  'members-sign-in': 'members.sign-in',
  'members-second-factor': 'members.second-factor',
  'people-sign-in': 'people.sign-in',
  'people-second-factor': 'people.second-factor',
  details: 'scope.read',
  // Who may do something with some apps only (a guest) finds the page too: the entry's own permission opens it.
  apps: null,
  submissions: 'apps.review',
  reviews: 'reviews.manage',
}

/**
 * A menu for each scope that it leads to, from what is held there and in the scopes above. Somebody who is in none of them
 * gets one menu from all that they hold: what is open to them still has to be found.
 */
export async function menusOf(service: Service, visible: VisibleScopes, held: readonly HeldScope[]) {
  const policy = service.policy()
  const common = { policy, visible, hostPages: service.config.hostPages }
  const menus = []
  for (const { row } of held) {
    if (row.type !== policy.blueprint.menu.scope) continue
    const path = await service.scopes.pathOf(row.id)
    const ids = new Set(path.map(({ id }) => id))
    const onPath = held.filter((scope) => ids.has(scope.row.id))
    // The menu of one organization never leads into another.
    const beside = held.flatMap(({ row: other }) =>
      !ids.has(other.id) && (other.tenantId === null || other.tenantId === row.tenantId) ? [other] : [],
    )
    const sections = await sectionsOf({ ...common, held: onPath, nearest: [path, beside] })
    menus.push({ scope: wireId(row.id), type: row.type, sections })
  }
  if (menus.length > 0) return menus
  const sections = await sectionsOf({ ...common, held, nearest: [held.map(({ row }) => row)] })
  return [{ scope: null, type: null, sections }]
}

interface Surroundings {
  readonly policy: Policy
  readonly visible: VisibleScopes
  readonly hostPages: Config['hostPages']
  /** What decides which entries are shown. */
  readonly held: readonly HeldScope[]
  /** The scopes that pages can open in: those to be looked at first, then the others. */
  readonly nearest: readonly (readonly ScopeRow[])[]
}

function sectionsOf(surroundings: Surroundings) {
  const grants = surroundings.held.map((scope) => scope.grants)
  return Promise.all(
    menuFor(surroundings.policy, grants).map(async ({ section, items }) => ({
      section,
      items: await Promise.all(items.map((item) => leading(surroundings, item))),
    })),
  )
}

/** An entry that says where it leads; one with entries below it leads nowhere itself. */
async function leading(surroundings: Surroundings, { page, items, ...item }: ShownItem): Promise<MenuItem> {
  if (items !== undefined) return { ...item, items: await Promise.all(items.map((it) => leading(surroundings, it))) }
  const permission = item.permission === undefined ? undefined : surroundings.policy.permission(item.permission)
  const about = permission === undefined ? null : scopeHolding(surroundings, permission)
  // `lists` is a part of the item: whoever holds the entry's permission finds what they may see of the kind.
  if (page === undefined) {
    const address = surroundings.hostPages[item.id]?.replaceAll(scopePlaceholder, wireId(about) ?? 'platform')
    return { ...item, page: null, scope: wireId(about), ...(address !== undefined && { address }) }
  }
  const operation = pageOperations[page]
  const scope = operation === null ? about : await scopeOpening(surroundings, operation, permission)
  // Nothing is promised that is refused: who may not read the page is told what guards the entry (C13).
  return scope === null ? { ...item, page: null, scope: wireId(about) } : { ...item, page, scope: wireId(scope) }
}

/** The scope in which the entry's own permission is held. */
function scopeHolding({ held, nearest }: Surroundings, permission: Permission): ScopeId | null {
  const holding = held.filter(({ grants }) => canOnSome(grants, permission) !== 'never')
  return nearest.flat().find(({ id }) => holding.some(({ row }) => row.id === id))?.id ?? null
}

/**
 * The nearest scope in which the page is open to this person; of several on the way up, the one where it is the entry's own
 * permission that opens it, so that two entries about the members of two scope types lead to two pages.
 */
async function scopeOpening(
  { policy, visible, nearest }: Surroundings,
  operation: Operation,
  permission: Permission | undefined,
): Promise<ScopeId | null> {
  for (const scopes of nearest) {
    const open: ScopeRow[] = []
    for (const scope of scopes) if ((await visible(scope.id))?.operations.has(operation)) open.push(scope)
    const guardedByIt = ({ type }: ScopeRow) =>
      permission !== undefined && policy.scopeType(type)?.guardsOf(operation).includes(permission)
    const found = open.find(guardedByIt) ?? open[0]
    if (found !== undefined) return found.id
  }
  return null
}
