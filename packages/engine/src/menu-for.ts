import type { MenuItem } from './blueprint.ts'
import { canOnSome } from './can.ts'
import type { ConsolePage } from './operations.ts'
import type { Grants, Policy, Role } from './policy.ts'

export interface ShownSection {
  /** The heading, `null` where the section has none. */
  readonly section: string | null
  readonly items: readonly ShownItem[]
}

export interface ShownItem {
  readonly id: string
  readonly label: string
  readonly permission?: string
  /** Which of Portreeve's own pages it opens. */
  readonly page?: ConsolePage
  /** The kind of resource whose list it opens. */
  readonly lists?: string
  readonly items?: readonly ShownItem[]
}

/**
 * The menu of somebody who holds these grants (one for each scope that counts). An entry is shown when its permission is
 * held in one of them, always or under a condition. Where the menu goes `by-priority`, the highest role decides alone what
 * is in the menu, and still nothing is shown that is not held (C1).
 */
export function menuFor(policy: Policy, held: readonly Grants[]): readonly ShownSection[] {
  const { menu } = policy.blueprint
  const views = [held]
  if (menu.resolve === 'by-priority') {
    const highest = highestRole(held.flatMap((grants) => grants.roles).filter((role) => role.scopeType === menu.scope))
    views.push(highest === null ? [] : [policy.grants([highest])])
  }
  const isHeld = (id: string): boolean => {
    const permission = policy.permission(id)
    return (
      permission !== undefined &&
      views.every((view) => view.some((grants) => canOnSome(grants, permission) !== 'never'))
    )
  }
  return menu.sections.flatMap(({ section, items }) => {
    const shown = shownItems(items, isHeld)
    return shown.length === 0 ? [] : [{ section: section ?? null, items: shown }]
  })
}

function highestRole(roles: readonly Role[]): Role | null {
  return roles.reduce<Role | null>((best, role) => {
    if (best === null || role.priority > best.priority) return role
    return role.priority === best.priority && role.index < best.index ? role : best
  }, null)
}

function shownItems(items: readonly MenuItem[], isHeld: (id: string) => boolean): readonly ShownItem[] {
  return items.flatMap(({ id, label, permission, page, lists, items: below }): ShownItem[] => {
    if (permission !== undefined && !isHeld(permission)) return []
    const shown = shownItems(below ?? [], isHeld)
    if (permission === undefined && shown.length === 0) return []
    return [
      {
        ...{ id, label },
        ...(permission !== undefined && { permission }),
        ...(page !== undefined && { page }),
        ...(lists !== undefined && { lists }),
        ...(shown.length > 0 && { items: shown }),
      },
    ]
  })
}
