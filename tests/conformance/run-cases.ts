import { type Case, type CaseFile, catalogue, loadCases } from '@portreeve/blueprints'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** One way in: the engine itself, HTTP, the command line. Every door gives the same answers. */
export interface Door {
  check(asked: Asked): Answer | Promise<Answer>
  /** The menu of somebody who holds exactly these roles. */
  menu(roles: readonly string[]): readonly MenuSection[] | Promise<readonly MenuSection[]>
  close?(): Promise<void>
}

/** A permission in a scope or on a resource; or an action on a resource. */
export interface Asked {
  readonly person: string
  readonly permission?: string
  readonly action?: string
  readonly scope?: string
  readonly resource?: string
}

export interface Answer {
  readonly allowed: boolean
  /** A door that does not say why is only asked whether. */
  readonly reason?: string
}

export interface MenuSection {
  readonly section?: string | null
  readonly items: readonly MenuItem[]
}

interface MenuItem {
  readonly label: string
  readonly items?: readonly MenuItem[]
}

/** Puts every case of every blueprint to a door. `open` builds the world of the case file behind it. */
export function runCases(doorName: string, open: (blueprintId: string, file: CaseFile) => Promise<Door>): void {
  describe.each(catalogue)(`%s through ${doorName}`, async (blueprintId) => {
    const file = await loadCases(blueprintId)
    let door: Door
    beforeAll(async () => {
      door = await open(blueprintId, file)
    })
    afterAll(() => door?.close?.())

    // An empty file, or one that was not found, would otherwise pass.
    it('finds cases and menus', () => {
      expect(file.cases.length).toBeGreaterThanOrEqual(40)
      expect(file.menus.length).toBeGreaterThan(0)
      expect(unknownNames(file)).toEqual([])
    })

    it.each(file.cases.map((one): [string, Case] => [titleOf(one), one]))('%s', async (_title, one) => {
      const { rule: _rule, allowed, reason, ...asked } = one
      const answer = await door.check(asked)
      expect(answer.allowed).toBe(allowed)
      if (reason !== undefined && answer.reason !== undefined) expect(answer.reason).toBe(reason)
    })

    it.each(file.menus)('the menu of $roles', async ({ roles, shows }) => {
      expect(pathsOf(await door.menu(roles))).toEqual(shows)
    })
  })
}

/** Every entry without entries below it, in order: `SECTION / Entry above / Entry`. */
function pathsOf(sections: readonly MenuSection[]): readonly string[] {
  const below = (items: readonly MenuItem[], above: readonly string[]): readonly string[] =>
    items.flatMap((item) => {
      const path = [...above, item.label]
      return item.items === undefined || item.items.length === 0 ? [path.join(' / ')] : below(item.items, path)
    })
  return sections.flatMap(({ section, items }) => below(items, section ? [section] : []))
}

function titleOf(one: Case): string {
  const what = 'permission' in one ? one.permission : one.action
  const where = 'scope' in one ? `in ${one.scope}` : `on ${one.resource}`
  return `${one.rule}: ${one.person} ${one.allowed ? 'may' : 'may not'} ${what} ${where}`
}

/** A refusal proves nothing when the person or the resource is only misspelt. */
function unknownNames({ world, cases }: CaseFile): readonly string[] {
  const scopes = new Set(['platform', ...Object.keys(world.scopes)])
  const people = new Set(Object.keys(world.people))
  const resources = new Set(Object.keys(world.resources ?? {}))
  const named = [
    ...Object.values(world.scopes).map((scope) => [scopes, scope.in ?? 'platform'] as const),
    ...Object.values(world.people).flatMap((person) =>
      [...Object.keys(person.roles), ...(person.disabledIn ?? [])].map((scope) => [scopes, scope] as const),
    ),
    ...Object.values(world.resources ?? {}).flatMap(
      (resource) =>
        [
          [scopes, resource.in],
          [people, resource.owner],
          ...(resource.shares ?? []).map((share) =>
            'person' in share ? ([people, share.person] as const) : ([scopes, share.organization] as const),
          ),
        ] as const,
    ),
    ...cases.flatMap(
      (one) =>
        [
          [people, one.person],
          'scope' in one ? ([scopes, one.scope] as const) : ([resources, one.resource] as const),
        ] as const,
    ),
  ]
  return named.flatMap(([known, name]) => (known.has(name) ? [] : [name]))
}
