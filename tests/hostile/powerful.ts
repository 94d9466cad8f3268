import { systemClock } from '../../packages/server/src/clock.ts'
import { hashPassword } from '../../packages/server/src/features/sign-in/password.ts'
import { join, makePerson, platform } from '../../packages/server/src/http/world.fixture.ts'
import type { Actor } from '../authorization/actors.ts'
import type { Asked, Stage } from '../authorization/asked.ts'
import { addMachine, addToken, type HomeAndAway, makeHomeAndAway, type Place } from '../authorization/home-and-away.ts'
import {
  appIn,
  asking,
  inviting,
  mailed,
  openRequest,
  reviewing,
  submissionId,
  submittedFrom,
} from '../authorization/made-first.ts'
import { requests } from '../authorization/requests.ts'
import { type RestorableDatabase, restorableDatabase } from '../authorization/restorable-database.ts'
import { type Route, routesOf } from '../authorization/routes.ts'
import { startTarget, type Target } from './target.ts'

type Send = Awaited<ReturnType<Target['as']>>

/** Somebody who may do everything in one organization, and what there is in another. */
export interface Powerful {
  readonly target: Target
  /** Tells what a request changed. */
  readonly restorable: RestorableDatabase
  readonly routes: readonly Route[]
  readonly world: HomeAndAway
  /** As whoever holds the strongest role of every type of scope in one organization, and none above it. */
  readonly send: Send
  /** As whoever holds the strongest role above all organizations, and the one that looks at what organizations submit. */
  readonly operator: Send
  /** By the name of the parameter: an id that exists in the other organization alone. */
  readonly foreign: Readonly<Record<string, string>>
  /** The right ways to make a request in a type of scope. */
  waysTo(route: Route, type: string): readonly Asked[]
  url(route: Route, params: Readonly<Record<string, string>>): string
}

/** By blueprint and scope type: what the members there hold, on whom requests act. */
const weakest = {
  'developer-portal': {
    platform: 'marketplace-reviewer',
    organization: 'org-user',
    'developer-account': 'developer',
    'product-account': 'agent',
  },
  'auth-dashboard': { team: 'read-only', organization: 'member' },
  'ai-platform': { platform: 'app', organization: 'member' },
} satisfies Record<string, Readonly<Record<string, string>>>

/** What whoever may do everything at home is above it, where the work at home takes a role there. */
const above: Readonly<Record<string, readonly string[]>> = { 'ai-platform': ['platform:developer', 'platform:app'] }

export async function startWithPowerful(blueprint: keyof typeof weakest = 'developer-portal'): Promise<Powerful> {
  const weak: Readonly<Record<string, string>> = weakest[blueprint]
  const restorable = await restorableDatabase(systemClock, `_${blueprint.replaceAll('-', '_')}`)
  const tenancy = blueprint === 'ai-platform' ? ('multi' as const) : undefined
  const target = await startTarget({ blueprint, database: restorable.database, ...(tenancy && { tenancy }) })
  const { service } = target
  const policy = service.policy()
  const world = await makeHomeAndAway(target, weak)
  const person = await makePerson(service)
  for (const [type, { scope }] of world.home) {
    if (scope.id !== platform.id) await join(service, person, scope, { roles: [policy.scopeType(type)!.roles[0]!.key] })
  }
  if (above[blueprint] !== undefined) await join(service, person, platform, { roles: above[blueprint] })
  const ownToken = (await addToken(target, platform, person, [])).id
  const actor: Actor = { name: 'everything at home', as: 'person', role: null, headers: {}, ownToken }
  const foreign = world.away.has('developer-account') ? await fillAway(target, restorable, world) : {}
  const send = await target.as(person.id)
  const operator = await makePerson(service)
  const others = weak.platform === undefined ? [] : [`platform:${weak.platform}`]
  await join(service, operator, platform, { roles: [policy.scopeType('platform')!.roles[0]!.key, ...others] })
  const asOperator = await target.as(operator.id)
  await restorable.byHand(`update users set password_hash = '${await hashPassword('harbour lantern 41 oar')}'`)
  await restorable.remember()
  return {
    ...{ target, restorable, foreign, send, operator: asOperator },
    routes: await routesOf(target),
    world,
    waysTo(route, type) {
      const place = world.home.get(type)!
      const stage: Stage = { policy, world, place, actor, password: 'x', other: weak[type] ?? '' }
      return requests[route.key]?.(stage) ?? []
    },
    url: ({ path }, params) =>
      path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(params[name] ?? '')),
  }
}

/** With other ids, so that requests at home can make theirs. */
function elsewhere(statements: string): string {
  return statements
    .replaceAll(openRequest, openRequest.replace(/..$/, 'ba'))
    .replaceAll(submissionId, submissionId.replace(/..$/, 'bb'))
}

/** One of everything that has an id, in an account of the other organization. */
async function fillAway(target: Target, { byHand }: RestorableDatabase, { away, home }: HomeAndAway) {
  const { service } = target
  const scope = away.get('developer-account')!
  const person = await makePerson(service)
  await join(service, person, away.get('organization')!, { roles: ['organization:org-user'] })
  await join(service, person, scope, { roles: ['developer-account:developer'] })
  const token = await addToken(target, scope, person, [])
  const machine = await addMachine(target, scope, 'developer-account:owner')
  const place: Place = { ...home.get('developer-account')!, scope }
  await target.as(person.id)
  const [session] = await byHand(`
    ${asking(place, (await makePerson(service)).id)};
    ${mailed(place)};
    ${reviewing({ ...place, member: person })};
    ${inviting(place, 'developer')};
    ${elsewhere(appIn({ home: new Map() }, place, { type: 'public', state: 'draft' }))};
    ${elsewhere(submittedFrom(place))};
    insert into scope_claims (id, scope_id, tenant_id, user_id, role, state, created_at, due_at)
      values ('${openRequest}', '${scope.id}', '${scope.tenantId}', '${person.id}', 'developer-account:owner', 'open', now(), '9999-01-01');
    insert into factors (id, user_id, kind, label, created_at) values ('${openRequest}', '${person.id}', 'authenticator', 'phone', now());
    select id from sessions where user_id = '${person.id}'`)
  return {
    scopeId: scope.id,
    userId: person.id,
    personId: person.id,
    tokenId: token.id,
    serviceAccountId: machine.id,
    invitationId: openRequest,
    requestId: openRequest,
    mailId: openRequest,
    claimId: openRequest,
    reviewId: openRequest,
    factorId: openRequest,
    appId: elsewhere(openRequest),
    // An app is a resource too, of a kind that no menu lists.
    resourceId: elsewhere(openRequest),
    withId: person.id,
    versionId: elsewhere(openRequest),
    submissionId: elsewhere(submissionId),
    sessionId: String(session?.id),
  }
}
