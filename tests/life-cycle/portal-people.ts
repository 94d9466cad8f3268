import type { TestServer } from '../../packages/server/src/http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson } from '../../packages/server/src/http/world.fixture.ts'

type InjectOptions = Parameters<TestServer['inject']>[0]
type Ask = TestServer['inject']

/** Somebody who is signed in. */
export interface SignedIn extends MadePerson {
  readonly ask: Ask
}

/** Somebody who holds these roles, each in its place, and is signed in. */
export async function somebody(
  server: TestServer,
  ...places: readonly (readonly [scope: MadeScope, role: string])[]
): Promise<SignedIn> {
  const policy = server.service.policy()
  const population = policy.scopeType(policy.role(places[0]?.[1] ?? '')?.scopeType ?? '')?.population
  const person = await makePerson(server.service, population === undefined ? {} : { population })
  for (const [scope, role] of places) await join(server.service, person, scope, { roles: [role] })
  return { ...person, ask: await server.as(person.id) }
}

export const post = (url: string, payload: object = {}): InjectOptions => ({ method: 'POST', url, payload })
export const patch = (url: string, payload: object): InjectOptions => ({ method: 'PATCH', url, payload })

export const memberPath = ({ id: scope }: MadeScope, { id }: MadePerson) => `/api/v1/scopes/${scope}/members/${id}`
