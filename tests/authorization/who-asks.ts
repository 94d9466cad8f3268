import type { Policy } from '@portreeve/engine'
import { kindInUse, listedKinds } from '../../packages/server/src/access/deciding.ts'
import type { Access, KindOfRoute } from '../../packages/server/src/access/declaration.ts'
import type { Actor } from './actors.ts'
import type { Route } from './routes.ts'

/**
 * Who makes a request: everybody, but where their answers could not differ, some for all. What the blueprint opens to nobody in a scope
 * type is refused before anybody's role counts, but for whether they may know the scope; what is about oneself takes no token at all;
 * what is public knows nobody.
 */
export function whoAsks(policy: Policy, route: Route, type: string, actors: readonly Actor[]): ReadonlySet<Actor> {
  const access = route.access as Access
  if (access === 'public') return new Set(someOfEach(actors, 'person'))
  if (access === 'self') {
    return new Set([...actors.filter(({ as }) => as === 'nobody' || as === 'person'), ...someOfEach(actors, 'token')])
  }
  if (access === 'token' || opensToSomebody(policy, access, type)) return new Set(actors)
  const here = policy.scopeType(type)!.path.map((id) => policy.scopeType(id)!.roles[0]!.key)
  return new Set(actors.filter(({ as, role }) => as === 'nobody' || role === null || here.includes(role)))
}

function opensToSomebody(policy: Policy, access: Exclude<Access, string>, type: string): boolean {
  const scopeType = policy.scopeType(type)
  if ('guard' in access) return (scopeType?.guardsOf(access.guard).length ?? 0) > 0
  if ('action' in access) return kindsOf(policy, access.of).some((kind) => policy.kinds.get(kind)?.scopeType === type)
  return true
}

/** The first of each kind of actor; of `all` those who hold no single role besides. */
function someOfEach(actors: readonly Actor[], all: Actor['as']): readonly Actor[] {
  const first = (kind: Actor['as']) => actors.find(({ as }) => as === kind)
  const firsts = (['nobody', 'person', 'token', 'machine'] as const).flatMap((kind) => first(kind) ?? [])
  return [...firsts, ...actors.filter(({ as, role }) => as === all && role === null)]
}

function kindsOf(policy: Policy, of: KindOfRoute): readonly string[] {
  if (typeof of !== 'string') return listedKinds(policy)
  const kind = kindInUse(policy, of)
  return kind === undefined ? [] : [kind]
}
