import type { Service } from '../context.ts'
import { assignments, memberships, scopes, users } from '../db/schema.ts'
import { hashPassword } from '../features/sign-in/password.ts'
import { newId, platformId, type ScopeId, type TenantId, type UserId } from '../ids.ts'
import { emailKey, textKey } from '../text-key.ts'

/** Rows as the services would write them, for tests that are about something else than writing them. */
const everywhere = { tenants: 'all', person: null } as const
const by = 'test'

export interface MadeScope {
  readonly id: ScopeId
  readonly tenantId: TenantId | null
}

export const platform: MadeScope = { id: platformId, tenantId: null }

export async function makeScope(
  service: Service,
  type: string,
  parent: MadeScope = platform,
  name = type,
): Promise<MadeScope> {
  const id = newId<ScopeId>(service.clock)
  const definition = service.policy().scopeType(type)?.definition
  const tenantId = definition?.tenant ? (id as TenantId) : parent.tenantId
  const status = Object.keys(definition?.statuses ?? { active: '' })[0] ?? 'active'
  await service.database.transact(everywhere, (tx) =>
    tx.insert(scopes).values({
      ...{ id, type, parentId: parent.id, tenantId, name, nameKey: textKey(name), status },
      createdAt: service.clock.now(),
    }),
  )
  return { id, tenantId }
}

interface NewPerson {
  readonly name?: string
  readonly population?: string
  readonly password?: string
  readonly mustChangePassword?: boolean
  readonly passwordExpiresAt?: Date
  readonly status?: 'active' | 'archived' | 'blocked'
}

export interface MadePerson {
  readonly id: UserId
  readonly email: string
}

export async function makePerson(service: Service, person: NewPerson = {}): Promise<MadePerson> {
  const id = newId<UserId>(service.clock)
  const email = `p-${id}@example.com`
  const { name = `Person ${id.slice(-4)}`, population, password, ...rest } = person
  const policy = service.policy()
  const usual = policy.scopeType(policy.blueprint.menu.scope)?.population ?? 'people'
  const passwordHash = password === undefined ? 'no password fits this' : await hashPassword(password)
  await service.database.transact(everywhere, (tx) =>
    tx.insert(users).values({
      ...{ id, email, emailKey: emailKey(email), emailProvedAt: service.clock.now(), name, nameKey: textKey(name) },
      ...{ population: population ?? usual, status: 'active', passwordHash, createdAt: service.clock.now() },
      ...rest,
    }),
  )
  return { id, email }
}

interface Joining {
  readonly roles?: readonly string[]
  readonly membership?: 'active' | 'disabled' | 'removed'
  readonly expiresAt?: Date
}

/** Makes somebody a member of a scope, with roles. */
export async function join(
  service: Service,
  { id: userId }: MadePerson,
  scope: MadeScope,
  how: Joining = {},
): Promise<void> {
  const now = service.clock.now()
  const at = { userId, scopeId: scope.id, tenantId: scope.tenantId }
  await service.database.transact(everywhere, async (tx) => {
    await tx.insert(memberships).values({ ...at, status: how.membership ?? 'active', since: now, by })
    for (const reference of how.roles ?? []) {
      const role = service.policy().role(reference)
      if (role === undefined) throw new Error(`There is no role ${reference}`)
      await tx
        .insert(assignments)
        .values({ ...at, role: role.key, grantedBy: by, grantedAt: now, expiresAt: how.expiresAt ?? null })
    }
  })
}
