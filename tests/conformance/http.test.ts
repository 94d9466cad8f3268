import type { CaseFile } from '@portreeve/blueprints'
import { expect } from 'vitest'
import type { UserId } from '../../packages/server/src/ids.ts'
import { askedOver, reasonOf } from './asked-over-http.ts'
import { type CaseServer, startCaseServer } from './case-server.ts'
import { type Answer, type Asked, type Door, runCases } from './run-cases.ts'

runCases('HTTP', openHttp)

async function openHttp(blueprint: string, file: CaseFile): Promise<Door> {
  const running = await startCaseServer(blueprint, file)
  return {
    async check(asked) {
      const decided = await evaluate(running, asked)
      const explained = await explainOwn(running, asked)
      // The same question to oneself and about somebody: two doors of one house.
      if (explained !== null) expect(explained).toEqual(decided)
      return decided
    },
    async menu(roles) {
      const { menus } = await getAs(running, await running.personWith(roles), '/api/v1/session')
      return menus[0].sections
    },
    close: () => running.close(),
  }
}

async function evaluate({ server, token, ...running }: CaseServer, asked: Asked): Promise<Answer> {
  const response = await server.inject({
    method: 'POST',
    url: '/access/v1/evaluation',
    headers: { authorization: `Bearer ${token}` },
    payload: askedOver(running, asked),
  })
  const { decision, context } = response.json()
  return decision ? { allowed: true } : { allowed: false, reason: reasonOf(context.code) }
}

/** Whoever has nothing to do with a place is told that there is none, and no reason. */
async function explainOwn(
  running: CaseServer,
  { person, permission, action, scope, resource }: Asked,
): Promise<Answer | null> {
  const query =
    resource === undefined
      ? { scope: running.scope(scope!).id, permission: permission! }
      : { scope: running.scope(running.placeOf(resource)).id, resource: running.resource(resource), action: action! }
  const { status, allowed, code } = await getAs(running, running.person(person), '/api/v1/session/access', query)
  if (status === 404) return null
  return allowed ? { allowed: true } : { allowed: false, reason: reasonOf(code) }
}

async function getAs({ server }: CaseServer, person: UserId, url: string, query: Record<string, string> = {}) {
  const ask = await server.as(person)
  return (await ask({ method: 'GET', url, query })).json()
}
