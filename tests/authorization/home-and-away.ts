import { hashSecret, newSecret } from '../../packages/server/src/access/secret.ts'
import { apiTokens, deployment, serviceAccounts, setUpLinks } from '../../packages/server/src/db/schema.ts'
import { newTokenSecret } from '../../packages/server/src/features/tokens/token-secret.ts'
import type { TestServer } from '../../packages/server/src/http/test-server.fixture.ts'
import {
  join,
  type MadePerson,
  type MadeScope,
  makePerson,
  makeScope,
  platform,
} from '../../packages/server/src/http/world.fixture.ts'
import { newId, type ServiceAccountId, type TokenId } from '../../packages/server/src/ids.ts'

/** What stands in a scope for requests to act on. None of these people ever asks for anything. */
export interface Place {
  readonly scope: MadeScope
  readonly type: string
  /** Holds the role of the scope type that can do least. */
  readonly member: MadePerson
  /** Holds the first role of the scope type, which can do most. */
  readonly strongest: MadePerson
  readonly disabled: MadePerson
  readonly removed: MadePerson
  /** Not yet in the scope. Of its organization already where the scope lies in one, or of a scope below it (a guest). */
  readonly newcomer: MadePerson
  /** Accounts that hold no role anywhere, of the kind that the scope keeps or else has as members. */
  readonly account: MadePerson
  readonly archived: MadePerson
  readonly blocked: MadePerson
  readonly memberToken: TokenId
  readonly machine: ServiceAccountId
  readonly machineToken: TokenId
}

export interface HomeAndAway {
  /** By scope type: one tree of scopes, in which everybody who is asked about has their role. */
  readonly home: ReadonlyMap<string, Place>
  /** The scopes of another organization, as far as they are not the same. */
  readonly away: ReadonlyMap<string, MadeScope>
  readonly setUpSecret: string
}

const everywhere = { tenants: 'all', person: null } as const

export async function makeHomeAndAway(
  server: TestServer,
  weakest: Readonly<Record<string, string>>,
): Promise<HomeAndAway> {
  const { service } = server
  const policy = service.policy()
  const home = new Map<string, Place>()
  const away = new Map<string, MadeScope>()
  const ofTenant = (path: readonly string[]) => path.some((id) => policy.scopeType(id)?.definition.tenant)
  const types = policy.scopeTypes.toSorted((a, b) => a.path.length - b.path.length)
  for (const { id, parent, path } of types) {
    const scope = parent === null ? platform : await makeScope(service, id, home.get(parent)?.scope, `Home ${id}`)
    home.set(id, await fill(server, id, scope, weakest[id]))
    const { tenantId } = scope
    const above = parent === null ? undefined : home.get(parent)
    // Whoever is in no scope of an organization cannot be seen from it, and so cannot be added to it: a guest can.
    if (tenantId !== null && above?.scope.id === tenantId) await join(service, above.newcomer, scope)
    if (ofTenant(path))
      away.set(id, await makeScope(service, id, away.get(parent!) ?? home.get(parent!)?.scope, `Away ${id}`))
  }
  return { home, away, setUpSecret: await waitForSetUp(server) }
}

async function fill(server: TestServer, type: string, scope: MadeScope, weakest: string | undefined): Promise<Place> {
  const { service } = server
  const { population = 'people', roles, definition } = service.policy().scopeType(type)!
  const kept = definition.keeps ?? population
  const with_ = async (role: string | undefined, membership: 'active' | 'disabled' | 'removed' = 'active') => {
    const person = await makePerson(service, { population })
    await join(service, person, scope, { roles: role === undefined ? [] : [role], membership })
    return person
  }
  const newcomer = await makePerson(service, { population })
  if (scope.tenantId !== null && scope.tenantId !== scope.id) {
    await join(service, newcomer, { id: scope.tenantId, tenantId: scope.tenantId } as MadeScope)
  }
  const weak = weakest && `${type}:${weakest}`
  const member = await with_(weak)
  const machine = await addMachine(server, scope, roles.at(-1)!.key)
  return {
    ...{ scope, type, member, newcomer, machine: machine.id, machineToken: machine.tokenId },
    strongest: await with_(roles[0]?.key),
    disabled: await with_(weak, 'disabled'),
    removed: await with_(undefined, 'removed'),
    account: await makePerson(service, { population: kept }),
    archived: await makePerson(service, { population: kept, status: 'archived' }),
    blocked: await makePerson(service, { population: kept, status: 'blocked' }),
    memberToken: (await addToken(server, scope, member, [])).id,
  }
}

/** A person's token in a scope, as the row that the service writes. */
export async function addToken(
  { service }: TestServer,
  scope: MadeScope,
  person: MadePerson,
  permissions: readonly string[],
): Promise<{ readonly id: TokenId; readonly secret: string }> {
  const { token, ...secret } = newTokenSecret()
  const id = newId<TokenId>(service.clock)
  const row = { id, userId: person.id, scopeId: scope.id, tenantId: scope.tenantId, name: 'token', ...secret }
  await service.database.transact(everywhere, (tx) =>
    tx.insert(apiTokens).values({ ...row, permissions: [...permissions], createdAt: service.clock.now() }),
  )
  return { id, secret: token }
}

/** A service account with a token: what it may do is what its role may. */
export async function addMachine(
  { service }: TestServer,
  scope: MadeScope,
  role: string,
): Promise<{ readonly id: ServiceAccountId; readonly tokenId: TokenId; readonly secret: string }> {
  const { token, ...secret } = newTokenSecret()
  const id = newId<ServiceAccountId>(service.clock)
  const tokenId = newId<TokenId>(service.clock)
  const at = { scopeId: scope.id, tenantId: scope.tenantId, createdAt: service.clock.now() }
  await service.database.transact(everywhere, async (tx) => {
    await tx.insert(serviceAccounts).values({ ...at, id, name: 'machine', role, madeBy: 'test' })
    await tx.insert(apiTokens).values({
      ...at,
      ...secret,
      ...{ id: tokenId, serviceAccountId: id, name: 'token', permissions: [] },
    })
  })
  return { id, tokenId, secret: token }
}

/** A deployment that nobody has set up yet, with a link that still works. */
async function waitForSetUp({ service }: TestServer): Promise<string> {
  const { clock, installation } = service
  const policy = service.policy()
  const secret = newSecret()
  const createdAt = clock.now()
  await service.database.transact(everywhere, async (tx) => {
    await tx.insert(deployment).values({
      ...{ id: 1, installation, name: 'Test', blueprintId: policy.id, blueprint: {}, tenancy: policy.tenancy },
      ...{ demo: false, createdAt },
    })
    await tx.insert(setUpLinks).values({
      ...{ tokenHash: hashSecret(secret), createdAt },
      expiresAt: new Date(createdAt.getTime() + 60_000),
    })
  })
  return secret
}
