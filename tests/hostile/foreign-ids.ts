import { describe, expect, it } from 'vitest'
import { scopeName } from '../authorization/asked.ts'
import type { Route } from '../authorization/routes.ts'
import type { Powerful } from './powerful.ts'
import type { Answer } from './target.ts'

const random = '0190aaaa-0000-7000-8000-00000000dead'

/** Names of roles, permissions, providers, types of scopes and kinds of things: the same for everybody, and no secret. */
const notIds = ['roleId', 'permissionId', 'provider', 'type', 'kind']

export function refuseForeignIds(started: () => Powerful): void {
  describe('IDOR: whoever may do everything at home meets, with an id of another organization, what they meet with one that is not there', () => {
    const idsOf = ({ path }: Route) =>
      [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).filter((name) => !notIds.includes(name))

    async function ask(route: Route, type: string, replaced: Readonly<Record<string, string>>) {
      const { waysTo, world, send, url } = started()
      const asked = waysTo(route, type)[0] ?? {}
      const answer = await send({
        method: route.method,
        url: url(route, { scopeId: scopeName(world.home.get(type)!), ...asked.params, ...replaced }),
        ...(asked.query && { query: asked.query }),
        ...(asked.body && { payload: asked.body }),
      })
      return { status: answer.statusCode, body: withoutId(answer, Object.values(replaced)) }
    }

    it('X8, in every address of the API: the same 404 for an id from elsewhere as for one of nothing, and nothing changes', async () => {
      const { routes, world, foreign, restorable } = started()
      const wrong: string[] = []
      const seen = new Set<string>()
      for (const route of routes) {
        const types = route.path.includes('{scopeId}') ? [...world.home.keys()] : ['developer-account']
        for (const id of idsOf(route)) {
          expect(foreign, `${route.key}: there must be one of ${id} in the other organization`).toHaveProperty(id)
          for (const type of types) {
            const theirs = await ask(route, type, { [id]: foreign[id]! })
            const nothing = await ask(route, type, { [id]: random })
            const where = `${route.key} in ${type} with ${id} of elsewhere`
            if (theirs.status !== nothing.status || theirs.body !== nothing.body)
              wrong.push(`${where}: ${theirs.status} ${theirs.body} instead of ${nothing.status} ${nothing.body}`)
            if (theirs.status < 300 && route.method !== 'GET') wrong.push(`${where}: ${theirs.status}`)
            if (theirs.status === 404) seen.add(`${route.key} ${id}`)
          }
          // What could be a wrong code counts as one.
          const { tries, ...changed } = await restorable.changes()
          if (Object.keys(changed).length > 0) wrong.push(`${route.key} with ${id}: changed ${Object.keys(changed)}`)
          await restorable.restore({ ...changed, ...(tries && { tries }) })
        }
      }
      expect(wrong).toEqual([])
      // A route without a right way to ask fails the suite of authorization.
      const asked = routes.filter((route) =>
        [...world.home.keys()].some((type) => started().waysTo(route, type).length > 0),
      )
      expect(
        asked.flatMap((route) => idsOf(route).map((id) => `${route.key} ${id}`)).filter((one) => !seen.has(one)),
      ).toEqual([])
    })
  })
}

function withoutId(answer: Answer, ids: readonly string[]): string {
  const body = answer.body.replace(/"requestId":"[^"]*"/, '')
  return ids.reduce((text, id) => text.replaceAll(id, 'ID'), body)
}
