import type { MadePerson, MadeScope } from '../../packages/server/src/http/world.fixture.ts'
import { platformId } from '../../packages/server/src/ids.ts'
import type { HomeAndAway, Place } from '../authorization/home-and-away.ts'
import { openRequest, submissionId } from '../authorization/made-first.ts'
import { ids, of } from './another-organization.ts'

/** What requests are made from: somebody's own things, those of another organization, or ids and names of nothing at all. */
export interface Things {
  readonly world: HomeAndAway
  /** The id for a parameter of an address, by its name; `undefined` where none of the name is known. */
  idFor(parameter: string): string | undefined
  /** What stands in requests for an address that nobody has yet. */
  readonly email: string
  readonly names: readonly string[]
}

/** Of the other organization. */
export const theirs = thingsWith(ids(1), 'olgafremd-1-2@olgafremd.example', ['olgafremd', 'zweihafen', 'geheimgut'])

/** As long, and of the same form. */
export const nothing = thingsWith(
  {
    organization: '0190dead-0001-7000-8000-000000000001',
    ofPeople: (n) => `0190dead-1111-7000-8000-${String(n).padStart(12, '0')}`,
    ofResources: (n) => `0190dead-2222-7000-8000-${String(n).padStart(12, '0')}`,
  },
  'nichtsda-1-2@nichtsda.example',
  ['nichtsda1', 'nichtsda2', 'nichtsda3'],
)

function thingsWith(its: ReturnType<typeof ids>, email: string, names: readonly string[]): Things {
  const person = (n: number) => ({ id: its.ofPeople(n), email }) as MadePerson
  const id = its.ofPeople(of.thing)
  const place = (type: string, scope: MadeScope): Place =>
    ({
      ...{ type, scope, member: person(of.member), strongest: person(of.owner), disabled: person(of.disabled) },
      ...{ removed: person(of.removed), newcomer: person(of.newcomer), account: person(of.account) },
      ...{ archived: person(of.archived), blocked: person(of.blocked), memberToken: id, machine: id },
      machineToken: its.ofPeople(of.thing + 1),
    }) as Place
  const organization = { id: its.organization, tenantId: its.organization } as MadeScope
  const home = new Map([
    ['platform', place('platform', { id: platformId, tenantId: null })],
    ['organization', place('organization', organization)],
  ])
  return {
    world: { home, away: new Map([['organization', organization]]), setUpSecret: 'none' },
    email,
    names,
    idFor(parameter) {
      if (['userId', 'personId', 'withId', 'person', 'owner'].includes(parameter)) return its.ofPeople(of.member)
      if (['resourceId', 'appId', 'versionId', 'submissionId', 'resource'].includes(parameter))
        return its.ofResources(0)
      if (['scopeId', 'organization', 'scope'].includes(parameter)) return its.organization
      return things.includes(parameter) ? id : undefined
    },
  }
}

const things = [
  'tokenId',
  'serviceAccountId',
  'invitationId',
  'requestId',
  'mailId',
  'claimId',
  'reviewId',
  'factorId',
  'sessionId',
]

/** Ids that requests give to what they make first, which is not made here. */
export const madeFirst: readonly string[] = [openRequest, submissionId]
