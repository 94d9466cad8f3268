import type { Deciding } from '../../access/deciding.ts'
import type { ScopedContext } from '../../context.ts'
import { Problem } from '../../errors.ts'
import type { ScopeId, TenantId, UserId } from '../../ids.ts'

const ofNone =
  'You belong to no organization, and everything here belongs to one. Ask an administrator to add you to one.'
const noPerson = 'Everything here belongs to a person. A service account makes nothing of its own.'

export function personOf({ principal }: Pick<ScopedContext, 'principal'>): UserId | null {
  return principal.kind === 'person' || principal.kind === 'token' ? principal.userId : null
}

/** Why whoever asks can make nothing here, though their role would allow it. */
export function whyNotMake(context: ScopedContext, { organizations }: Deciding): string | null {
  if (personOf(context) === null) return noPerson
  return organizations?.length === 0 ? ofNone : null
}

/** Whose it will be. Throws `not-allowed` to whoever can own nothing. */
export function requireOwner(context: ScopedContext): UserId {
  const person = personOf(context)
  if (person === null) throw new Problem('not-allowed', { detail: noPerson })
  return person
}

/** The organization that a new thing belongs to: the maker's only one, or the one of theirs that they name (C10). */
export function organizationFor(
  { scope }: ScopedContext,
  { organizations, question }: Deciding,
  named: ScopeId | undefined,
): TenantId | null {
  if (scope.tenantId !== null) return scope.tenantId
  const mine = question.subject.organizations as readonly TenantId[]
  // Where nothing is kept apart, the organization is the one that there is.
  if (organizations === null) return mine[0] ?? null
  if (mine.length === 0) throw new Problem('not-allowed', { detail: ofNone })
  if (named !== undefined && !mine.includes(named)) throw invalid('You do not belong to this organization.')
  if (named === undefined && mine.length > 1) throw invalid('Say to which of your organizations it belongs.')
  return named ?? mine[0]!
}

function invalid(message: string): Problem {
  return new Problem('invalid-input', { detail: message, errors: [{ field: 'organization', message }] })
}
