import type { ScopeRow } from '../../access/scopes.ts'
import type { Context } from '../../context.ts'
import { Problem } from '../../errors.ts'
import type { UserId } from '../../ids.ts'
import { type Changed, change } from '../audit/change.ts'
import { invitePeople } from '../invitations/invite.ts'
import { changeRoles, changeRolesInChange } from '../members/change-roles.ts'
import { addMember } from '../members/join-scope.ts'
import { createPersonIn, type NewPerson, type PersonMade, preparePerson } from '../people/create-person.ts'
import { wholePerson } from '../people/kept-account.ts'
import type { PlannedLine } from './plan.ts'

/** How new accounts get a way in. */
export interface NewAccounts {
  readonly password: 'link' | 'none'
  /** Only the host knows that (X11). */
  readonly emailProved?: boolean | undefined
}

export interface LineResult {
  readonly line: number
  readonly email: string
  readonly outcome: 'created' | 'added' | 'invited' | 'changed' | 'nothing' | 'failed'
  /** Why it failed, or why there was nothing to do. */
  readonly because: string | null
  /** Told once, to whoever imports, where there is one to hand on (X12). */
  readonly link: string | null
}

/** Does what a line was planned to do, as a change of its own (X6). What is wrong with it is told and leaves the others. */
export async function runLine(
  context: Context,
  scope: ScopeRow,
  planned: PlannedLine,
  accounts: NewAccounts,
): Promise<LineResult> {
  const { line, email, does, because } = planned
  const at = { line, email, link: null }
  if (does === 'nothing') return { ...at, outcome: 'nothing', because }
  if (does === 'error') return { ...at, outcome: 'failed', because }
  try {
    return { ...at, because: null, ...(await act(context, scope, planned, accounts)) }
  } catch (error) {
    // What was done before must be told all the same.
    if (!(error instanceof Problem)) {
      context.service.log.error({ err: error, requestId: context.request.id }, 'A line of an import failed')
    }
    const reason = error instanceof Problem ? error.details.detail : fault
    return { ...at, outcome: 'failed', because: reason }
  }
}

const fault = 'Something failed in the server. It is written in its log.'

type Done = Pick<LineResult, 'outcome'> & Partial<LineResult>

async function act(context: Context, scope: ScopeRow, planned: PlannedLine, accounts: NewAccounts): Promise<Done> {
  const { does, email, ends, act: wanted } = planned
  const { user, give, reason, note } = wanted!
  switch (does) {
    case 'add':
      await addMember(context, { scope: scope.id, user: user!, roles: give, reason, expiresAt: ends })
      return { outcome: 'added' }
    case 'change-role': {
      // Where the file says nothing about an end, the one there is stays.
      const expiresAt = ends ?? undefined
      await changeRoles(context, { scope: scope.id, user: user!, give, reason, expiresAt })
      return { outcome: 'changed' }
    }
    case 'invite': {
      const offer = { scope: scope.id, role: give[0]!, note, reason, accessExpiresAt: ends }
      const [result] = await invitePeople(context, { ...offer, emails: [email] })
      if (result?.problem) return { outcome: 'failed', because: result.problem.detail }
      return { outcome: result?.outcome === 'added' ? 'added' : 'invited', link: result?.link ?? null }
    }
    default: {
      const { link } = await createWithRoles(context, scope, planned, accounts)
      return { outcome: 'created', link }
    }
  }
}

/** An account and its roles are one line, so they are one change. */
async function createWithRoles(
  asking: Context,
  scope: ScopeRow,
  { email, name, ends, act: wanted }: PlannedLine,
  accounts: NewAccounts,
): Promise<PersonMade> {
  const context = wholePerson(asking)
  const person: NewPerson = { scope: scope.id, email, name: name ?? '', ...accounts }
  const prepared = await preparePerson(context, person)
  const { give, reason } = wanted!
  return change(context, async (tx): Promise<Changed<PersonMade>> => {
    const made = await createPersonIn(tx, context, person, prepared)
    if (give.length === 0 || made.event === null) return made
    const roles = { scope: scope.id, user: made.result.id as UserId, give, reason, expiresAt: ends ?? undefined }
    const given = await changeRolesInChange(tx, context, roles)
    const after = { ...(made.event.after as object), roles: given.result.after, expiresAt: ends }
    return { result: made.result, event: { ...made.event, after, personal: { ...made.event.personal, reason } } }
  })
}
