import type { Operation } from '@portreeve/engine'
import type { Chosen } from './choose.ts'
import { signInAgain } from './random-world.ts'

/** A request as it goes over the wire, and what to remember of its answer. */
export interface Asked {
  readonly method: 'POST' | 'PATCH'
  readonly url: string
  readonly payload?: object
  /** Without a cookie or a token. */
  readonly asNobody?: boolean
  /** A way in or out that is a security event, and none of the audit log. */
  readonly isNoChange?: boolean
  readonly remember?: (answer: Record<string, unknown>) => void
}

interface RandomOperation {
  /** Whom and where it is aimed at; left out for what somebody does about themselves. */
  readonly guard?: Operation
  /** What somebody is to whom it can be done: in the place, or as an account. */
  readonly on?: 'outside' | 'active' | 'disabled' | 'account' | 'archived' | 'blocked' | undefined
  /** What there must be in a place. */
  readonly needs?: 'request' | 'invitation' | 'machine' | 'claim' | 'no owner'
  /** Who does it, where no guard says so: a member, or whom it is about. */
  readonly by?: 'member' | 'asker' | 'invited'
  /** Nothing, where there is nothing to do it with. */
  readonly ask: (chosen: Chosen) => Asked | '' | null | undefined | Promise<null>
}

const post = (url: string, payload?: object): Asked => ({ method: 'POST', url, ...(payload && { payload }) })
const scope = ({ place }: Chosen) => `/api/v1/scopes/${place.path}`
const member = (chosen: Chosen) => `${scope(chosen)}/members/${chosen.whom.id}`
const person = (chosen: Chosen) => `${scope(chosen)}/people/${chosen.whom.id}`
const inAnHour = ({ now }: Chosen) => new Date(now.getTime() + 60 * 60_000).toISOString()
/** For two of three no end. */
const end = (chosen: Chosen) => (chosen.detail % 3 === 0 ? { expiresAt: inAnHour(chosen) } : {})
const reason = 'Because the test says so'
/** More than the 72 hours after which a claim can be completed (X3); every session ends meanwhile. */
const claimMinutes = 73 * 60

const bulk = (
  what: string,
  guard: Operation,
  on: RandomOperation['on'],
  more: (chosen: Chosen) => object = () => ({}),
): RandomOperation => ({
  ...{ guard, on },
  ask: (chosen) =>
    post(`${scope(chosen)}/members/bulk/${what}`, {
      people: [...new Set([chosen.whom.id, chosen.other.id])],
      ...more(chosen),
    }),
})

export const operations = {
  add: {
    guard: 'members.add',
    on: 'outside',
    ask: (chosen) =>
      post(`${scope(chosen)}/members`, { person: chosen.whom.id, roles: [chosen.role], reason, ...end(chosen) }),
  },
  give: {
    guard: 'members.change-role',
    on: 'active',
    ask: (chosen) => ({
      ...{ method: 'PATCH', url: member(chosen) },
      payload: { give: [chosen.role], reason, ...end(chosen), ...(chosen.detail % 4 === 0 && { applyNow: true }) },
    }),
  },
  take: {
    guard: 'members.change-role',
    on: 'active',
    ask: (chosen) => ({ method: 'PATCH', url: member(chosen), payload: { take: [chosen.role] } }),
  },
  applyNow: {
    guard: 'members.change-role',
    on: 'active',
    ask: (chosen) => ({ method: 'PATCH', url: member(chosen), payload: { applyNow: true } }),
  },
  cancelChange: { guard: 'members.change-role', on: 'active', ask: (chosen) => post(`${member(chosen)}/roles/cancel`) },
  disable: { guard: 'members.disable', on: 'active', ask: (chosen) => post(`${member(chosen)}/disable`) },
  enable: {
    guard: 'members.disable',
    on: 'disabled',
    ask: (chosen) => post(`${member(chosen)}/enable`, { resumeTokens: chosen.tokensOfWhom }),
  },
  remove: {
    guard: 'members.remove',
    on: 'active',
    ask: (chosen) => post(`${member(chosen)}/remove`, { belongings: { what: 'keep' } }),
  },
  transfer: { guard: 'members.transfer', on: 'active', ask: (chosen) => post(`${member(chosen)}/transfer`) },
  leave: { by: 'member', ask: (chosen) => post(`/api/v1/session/scopes/${chosen.place.path}/leave`) },
  bulkDisable: bulk('disable', 'members.disable', 'active'),
  bulkEnable: bulk('enable', 'members.disable', 'disabled'),
  bulkRemove: bulk('remove', 'members.remove', 'active', () => ({ belongings: { what: 'keep' } })),
  bulkGive: bulk('change-roles', 'members.change-role', 'active', ({ role }) => ({ give: [role], reason })),
  archive: {
    guard: 'people.archive',
    on: 'account',
    ask: (chosen) => post(`${person(chosen)}/archive`, { belongings: { what: 'keep' } }),
  },
  unarchive: { guard: 'people.archive', on: 'archived', ask: (chosen) => post(`${person(chosen)}/unarchive`) },
  block: { guard: 'people.block', on: 'account', ask: (chosen) => post(`${person(chosen)}/block`) },
  unblock: { guard: 'people.block', on: 'blocked', ask: (chosen) => post(`${person(chosen)}/unblock`) },
  makePerson: {
    guard: 'people.create',
    ask: (chosen) => ({
      ...post(`${scope(chosen)}/people`, {
        email: `made-${chosen.world.people.length}-by-${chosen.world.people[0]?.id}@example.com`,
        name: 'Somebody new',
        password: 'none',
      }),
    }),
  },
  request: { ask: (chosen) => post('/api/v1/session/requests', { scope: chosen.place.path, ...chosen.permission }) },
  withdraw: {
    by: 'asker',
    ask: ({ ownRequest }) => ownRequest && post(`/api/v1/session/requests/${ownRequest}/withdraw`),
  },
  acceptRequest: {
    guard: 'requests.answer',
    needs: 'request',
    ask: (chosen) =>
      chosen.openRequest &&
      post(`${scope(chosen)}/requests/${chosen.openRequest}/accept`, {
        reason,
        ...(chosen.detail % 4 > 0 && { role: chosen.role, ...end(chosen) }),
      }),
  },
  declineRequest: {
    guard: 'requests.answer',
    needs: 'request',
    ask: (chosen) => chosen.openRequest && post(`${scope(chosen)}/requests/${chosen.openRequest}/decline`),
  },
  makeToken: {
    guard: 'tokens.create',
    ask: (chosen) => ({
      ...post(`${scope(chosen)}/tokens`, { name: 'Token', permissions: chosen.carriable, expiresInDays: 30 }),
      remember: ({ id, token }) => chosen.world.tokens.push({ id: String(id), secret: String(token) }),
    }),
  },
  revokeToken: { ask: ({ ownToken }) => ownToken && post(`/api/v1/tokens/${ownToken}/revoke`) },
  revokeTheirToken: {
    guard: 'members.disable',
    on: 'active',
    ask: (chosen) => chosen.tokensOfWhom[0] && post(`${member(chosen)}/tokens/${chosen.tokensOfWhom[0]}/revoke`),
  },
  makeMachine: {
    guard: 'service-accounts.manage',
    ask: (chosen) => post(`${scope(chosen)}/service-accounts`, { name: 'Machine', role: chosen.role.split(':')[1] }),
  },
  endMachine: {
    guard: 'service-accounts.manage',
    needs: 'machine',
    ask: (chosen) => chosen.machine && post(`${scope(chosen)}/service-accounts/${chosen.machine}/end`),
  },
  invite: {
    guard: 'members.add',
    on: 'outside',
    ask: (chosen) => ({
      ...post(`${scope(chosen)}/invitations`, {
        emails: [chosen.detail % 3 === 0 ? `guest-${chosen.detail}@example.com` : chosen.whom.email],
        role: chosen.role,
        reason,
      }),
      remember: chosen.rememberLinks,
    }),
  },
  resendInvitation: {
    guard: 'members.add',
    needs: 'invitation',
    ask: (chosen) =>
      chosen.invitation && {
        ...post(`${scope(chosen)}/invitations/${chosen.invitation}/resend`),
        remember: (answer) => chosen.rememberLinks({ results: [{ ...answer, invitation: chosen.invitation }] }),
      },
  },
  revokeInvitation: {
    guard: 'members.add',
    needs: 'invitation',
    ask: (chosen) => chosen.invitation && post(`${scope(chosen)}/invitations/${chosen.invitation}/revoke`),
  },
  acceptInvitation: {
    by: 'invited',
    ask: ({ secret }) => secret && post('/api/v1/session/invitations/accept', { secret }),
  },
  acceptAsNewcomer: {
    ask: ({ strangersSecret: secret }) =>
      secret && {
        ...post('/api/v1/invitations/accept', { secret, name: 'A guest', password: 'a quiet harbour' }),
        asNobody: true,
      },
  },
  declineInvitation: {
    ask: ({ secret }) => secret && { ...post('/api/v1/invitations/decline', { secret }), asNobody: true },
  },
  claim: { guard: 'scope.claim', needs: 'no owner', ask: (chosen) => post(`${scope(chosen)}/claim`) },
  completeClaim: { guard: 'scope.claim', needs: 'claim', ask: (chosen) => post(`${scope(chosen)}/claim/complete`) },
  withdrawClaim: { guard: 'scope.claim', needs: 'claim', ask: (chosen) => post(`${scope(chosen)}/claim/withdraw`) },
  objectToClaim: { ask: ({ openClaim }) => openClaim && post(`/api/v1/session/claims/${openClaim}/object`) },
  signIn: {
    ask: async ({ server, world, whom }) => {
      await signInAgain(server, world, whom.id)
      return null
    },
  },
  signOut: { ask: () => ({ ...post('/api/v1/sign-out'), isNoChange: true }) },
  wait: {
    ask: async ({ server, world, clock, openClaim }) => {
      clock.forward(openClaim ? claimMinutes : 20)
      if (openClaim) for (const { id } of [...world.people]) await signInAgain(server, world, id)
      return null
    },
  },
} as const satisfies Record<string, RandomOperation>

export type OperationName = keyof typeof operations
export const operationNames = Object.keys(operations) as readonly OperationName[]

export function operation(name: OperationName): RandomOperation {
  return operations[name]
}
