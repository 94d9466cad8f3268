import type { Context } from '../../context.ts'
import { Problem, type ProblemCode } from '../../errors.ts'
import type { ScopeId, UserId } from '../../ids.ts'
import { changeRoles, type RoleChange, type RoleChangeResult } from './change-roles.ts'
import { disableMember, enableMember, type RemoveMember, removeMember } from './cut-off.ts'
import type { Receipt } from './receipt.ts'

interface People {
  readonly scope: ScopeId
  readonly people: readonly UserId[]
}

export interface OneResult {
  readonly person: UserId
  readonly ok: boolean
  readonly problem?: { readonly code: ProblemCode; readonly detail: string }
  readonly receipt?: Receipt
  readonly change?: RoleChangeResult
}

export async function disableMembers(context: Context, input: People): Promise<readonly OneResult[]> {
  return each(context, input, async (member) => ({ receipt: await disableMember(context, member) }))
}

export async function removeMembers(
  context: Context,
  { belongings, ...input }: People & Pick<RemoveMember, 'belongings'>,
): Promise<readonly OneResult[]> {
  return each(context, input, async (member) => ({ receipt: await removeMember(context, { ...member, belongings }) }))
}

export async function enableMembers(context: Context, input: People): Promise<readonly OneResult[]> {
  return each(context, input, async (member) => {
    await enableMember(context, member)
    return {}
  })
}

export async function changeRolesOfMany(
  context: Context,
  { people, ...wanted }: People & Omit<RoleChange, 'user'>,
): Promise<readonly OneResult[]> {
  return each(context, { scope: wanted.scope, people }, async (member) => ({
    change: await changeRoles(context, { ...wanted, ...member }),
  }))
}

/** One after the other, each in a change of its own: whoever cannot be changed leaves the others as they are. */
async function each(
  { service, request }: Context,
  { scope, people }: People,
  act: (member: { readonly scope: ScopeId; readonly user: UserId }) => Promise<Pick<OneResult, 'receipt' | 'change'>>,
): Promise<readonly OneResult[]> {
  const results: OneResult[] = []
  for (const person of new Set(people)) {
    try {
      results.push({ person, ok: true, ...(await act({ scope, user: person })) })
    } catch (error) {
      // What asks for a proof asks once for all of them, before anything was done.
      const asksFirst = error instanceof Problem && error.code === 'fresh-sign-in-needed'
      if (asksFirst && !results.some(({ ok }) => ok)) throw error
      // What was done before must be told all the same.
      if (!(error instanceof Problem)) service.log.error({ err: error, requestId: request.id }, 'One of many failed')
      const { code, details } = error instanceof Problem ? error : fault
      results.push({ person, ok: false, problem: { code, detail: details.detail } })
    }
  }
  return results
}

const fault = new Problem('server-fault', { detail: 'Something failed in the server. It is written in its log.' })
