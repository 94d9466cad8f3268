import { api } from '../api.ts'
import { filled } from '../filled.ts'
import type { Decision } from '../leftovers/leftovers.ts'
import { paramsOf, type Who } from '../members/who.ts'

interface NewPerson {
  readonly email: string
  readonly name: string
  readonly password: 'link' | 'temporary'
}

export async function createPerson(scopeId: string, body: NewPerson) {
  const { data } = await api.POST('/api/v1/scopes/{scopeId}/people', { params: { path: { scopeId } }, body })
  return data!
}

export async function renamePerson(who: Who, name: string): Promise<void> {
  await api.PATCH('/api/v1/scopes/{scopeId}/people/{userId}', { params: paramsOf(who), body: { name } })
}

export async function newPasswordLink(who: Who) {
  const params = paramsOf(who)
  const { data } = await api.POST('/api/v1/scopes/{scopeId}/people/{userId}/set-password-link', { params })
  return data!
}

export async function resetPasswordOf(who: Who, revokeTokens: boolean) {
  const { data } = await api.POST('/api/v1/scopes/{scopeId}/people/{userId}/reset-password', {
    params: paramsOf(who),
    body: { revokeTokens },
  })
  return data!
}

/** `belongings`: what becomes of what they own, anywhere, where they own anything (X10). */
export async function archivePerson(who: Who, belongings: Decision | undefined) {
  const { data } = await api.POST('/api/v1/scopes/{scopeId}/people/{userId}/archive', {
    params: paramsOf(who),
    body: filled({ belongings }),
  })
  return data!
}

export async function blockPerson(who: Who) {
  const { data } = await api.POST('/api/v1/scopes/{scopeId}/people/{userId}/block', { params: paramsOf(who) })
  return data!
}

/** Answers how many sessions ended. */
export async function resetFactorsOf(who: Who): Promise<number> {
  const { data } = await api.POST('/api/v1/scopes/{scopeId}/people/{userId}/reset-factors', { params: paramsOf(who) })
  return data!.sessionsEnded
}

/** A code that lets somebody set up a second factor late. Shown once. */
export async function makeEnrolmentCode(who: Who) {
  const { data } = await api.POST('/api/v1/scopes/{scopeId}/people/{userId}/enrolment-code', { params: paramsOf(who) })
  return data!
}

export async function unlockPerson(who: Who): Promise<void> {
  await api.POST('/api/v1/scopes/{scopeId}/people/{userId}/unlock', { params: paramsOf(who) })
}

/** Answers the keys of the roles that did not come back. */
export async function unarchivePerson(who: Who): Promise<readonly string[]> {
  const { data } = await api.POST('/api/v1/scopes/{scopeId}/people/{userId}/unarchive', { params: paramsOf(who) })
  return data!.rolesLost
}

export async function unblockPerson(who: Who): Promise<readonly string[]> {
  const { data } = await api.POST('/api/v1/scopes/{scopeId}/people/{userId}/unblock', { params: paramsOf(who) })
  return data!.rolesLost
}

/** With a first role in the place itself. */
export async function addAsMember({ scope, person }: Who, role: string, reason: string): Promise<void> {
  await api.POST('/api/v1/scopes/{scopeId}/members', {
    params: { path: { scopeId: scope } },
    body: { person, roles: [role], ...filled({ reason: reason.trim() }) },
  })
}
