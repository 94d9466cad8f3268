import { api } from '../api.ts'
import { filled } from '../filled.ts'
import type { Decision } from '../leftovers/leftovers.ts'
import { paramsOf, type Who } from './who.ts'

/** By keys (`scope-type:role`). */
export interface RoleWish {
  readonly give: readonly string[]
  readonly take: readonly string[]
  /** `null`: no end. Left out: what is held keeps its end. */
  readonly expiresAt?: string | null | undefined
}

const wished = ({ give, take, expiresAt }: RoleWish) => ({
  ...{ give: [...give], take: [...take] },
  ...(expiresAt !== undefined && { expiresAt }),
})

export type RolePreview = Awaited<ReturnType<typeof previewRoles>>

/** What would come of it, before anything is written. */
export async function previewRoles(who: Who, wish: RoleWish) {
  const { data } = await api.POST('/api/v1/scopes/{scopeId}/members/{userId}/preview', {
    params: paramsOf(who),
    body: wished(wish),
  })
  return data!
}

interface RoleAct extends RoleWish {
  readonly reason: string
  readonly applyNow: boolean
}

export async function changeRoles(who: Who, { reason, applyNow, ...wish }: RoleAct) {
  const { data } = await api.PATCH('/api/v1/scopes/{scopeId}/members/{userId}', {
    params: paramsOf(who),
    body: { ...wished(wish), ...filled({ reason: reason.trim() }), ...(applyNow && { applyNow }) },
  })
  return data!
}

/** Does not wait for the next sign-in any longer (A9). */
export async function applyRolesNow(who: Who) {
  const { data } = await api.PATCH('/api/v1/scopes/{scopeId}/members/{userId}', {
    params: paramsOf(who),
    body: { applyNow: true },
  })
  return data!
}

/** Takes back a change of roles that waits (A9). */
export async function cancelRoleChange(who: Who, reason: string) {
  const { data } = await api.POST('/api/v1/scopes/{scopeId}/members/{userId}/roles/cancel', {
    params: paramsOf(who),
    body: filled({ reason: reason.trim() }),
  })
  return data!
}

export async function disableMember(who: Who) {
  const { data } = await api.POST('/api/v1/scopes/{scopeId}/members/{userId}/disable', { params: paramsOf(who) })
  return data!
}

/** `resumeTokens`: of the tokens that ended with the disabling, those that shall work again (A15). */
export async function enableMember(who: Who, resumeTokens: readonly string[]): Promise<void> {
  await api.POST('/api/v1/scopes/{scopeId}/members/{userId}/enable', {
    params: paramsOf(who),
    body: { resumeTokens: [...resumeTokens] },
  })
}

type ResumableToken = Awaited<ReturnType<typeof readPageOfResumable>>['items'][number]

async function readPageOfResumable({ scope, person }: Who, after: string | undefined) {
  const { data } = await api.GET('/api/v1/scopes/{scopeId}/members/{userId}/tokens/resumable', {
    params: { path: { scopeId: scope, userId: person }, query: { limit: 100, ...filled({ after }) } },
  })
  return data!
}

/** Every token that ended with the disabling: to choose of them one has to see them all. */
export async function readResumableTokens(who: Who): Promise<readonly ResumableToken[]> {
  const tokens: ResumableToken[] = []
  let after: string | undefined
  do {
    const { items, next } = await readPageOfResumable(who, after)
    tokens.push(...items)
    after = next ?? undefined
  } while (after !== undefined)
  return tokens
}

/** `belongings`: what becomes of what they own here, where they own anything (X10). */
export async function removeMember(who: Who, belongings: Decision | undefined) {
  const { data } = await api.POST('/api/v1/scopes/{scopeId}/members/{userId}/remove', {
    params: paramsOf(who),
    body: filled({ belongings }),
  })
  return data!
}

/** Hands on the role that one holds oneself (A4). */
export async function transferRole(who: Who) {
  const { data } = await api.POST('/api/v1/scopes/{scopeId}/members/{userId}/transfer', { params: paramsOf(who) })
  return data!
}
