import { sessionCookieName } from '../../packages/server/src/access/session-cookie.ts'
import { openSession } from '../../packages/server/src/access/sessions.ts'
import type { TestServer } from '../../packages/server/src/http/test-server.fixture.ts'
import { join, type MadeScope, makePerson, makeScope, platform } from '../../packages/server/src/http/world.fixture.ts'
import type { HomeAndAway } from '../authorization/home-and-away.ts'
import type { Mark } from './another-organization.ts'

/** Somebody of an organization, and what of another one they may see all the same. */
export interface Onlooker {
  readonly name: string
  readonly id: string
  /** Of a session that stays as it is, whatever they do. */
  readonly cookie: string
  readonly maySee: readonly Mark[]
}

interface Kind {
  readonly platform: string
  readonly organization: string | null
  readonly maySee: readonly Mark[]
}

const nothing: readonly Mark[] = []
const kinds: Readonly<Record<string, Kind>> = {
  'owner, developer': { platform: 'developer', organization: 'owner', maySee: nothing },
  'member, developer': { platform: 'developer', organization: 'member', maySee: nothing },
  'admin of the organization, App alone': { platform: 'app', organization: 'admin', maySee: nothing },
  'of no organization, developer': { platform: 'developer', organization: null, maySee: nothing },
  // C10: the people and organizations of the whole platform, and resources of their own organization alone.
  'owner, admin of the platform': { platform: 'admin', organization: 'owner', maySee: ['organization', 'people'] },
  // X14: names and states of organizations, nothing of what is in them.
  'platform-admin': { platform: 'platform-admin', organization: null, maySee: ['organization'] },
}

const everywhere = { tenants: 'all', person: null } as const

/** Everybody of an organization, one of each kind, and somebody who is alone in another. */
export async function whoLooks(server: TestServer, { home }: HomeAndAway): Promise<readonly Onlooker[]> {
  const alone = await makeScope(server.service, 'organization', platform, 'Alone')
  const onlookers = [await oneWho(server, 'alone, developer', { ...kinds['owner, developer']! }, alone)]
  for (const [name, kind] of Object.entries(kinds))
    onlookers.push(await oneWho(server, name, kind, home.get('organization')!.scope))
  return onlookers
}

async function oneWho({ service }: TestServer, name: string, kind: Kind, place: MadeScope): Promise<Onlooker> {
  const person = await makePerson(service, { name: 'Eigen' })
  await join(service, person, platform, { roles: [`platform:${kind.platform}`] })
  if (kind.organization !== null) await join(service, person, place, { roles: [`organization:${kind.organization}`] })
  const { secret } = await service.database.transact(everywhere, (tx) =>
    openSession(tx, service, { userId: person.id, ip: null, agent: null }),
  )
  return { name, id: person.id, cookie: `${sessionCookieName(service)}=${secret}`, maySee: kind.maySee }
}
