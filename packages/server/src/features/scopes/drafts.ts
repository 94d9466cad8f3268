import type { ProfileDefinition } from '@portreeve/engine'
import type { Context, ScopedContext } from '../../context.ts'
import { Problem } from '../../errors.ts'
import type { ScopeId } from '../../ids.ts'
import * as queries from './draft-queries.ts'
import { type Profile, parseProfile } from './profile.ts'
import { profileChoices } from './profile-choices.ts'
import { existingSingle, requireCreatedWith } from './service.ts'

export interface DraftPlace {
  readonly parent: ScopeId
  readonly type: string
}

/** As far as somebody has come who is about to make a scope. What they said is checked when they finish. */
export interface Draft {
  readonly step: number
  readonly name: string
  readonly profile: Profile
}

/**
 * One's own draft, and what there is already where only one may be: somebody else can have finished meanwhile (A3). Throws
 * `not-allowed` to whoever may not make such a scope.
 */
export async function readDraft(context: ScopedContext, place: DraftPlace) {
  await requireCreatedWith(context, place)
  return context.service.database.read(context.wall, async (tx) => {
    const row = await queries.readDraft(tx, of(context, place))
    const existing = await existingSingle(tx, context, place)
    const { scope, service } = context
    const choices = await profileChoices(tx, service.policy().scopeType(place.type), scope.tenantId)
    return {
      draft: row ? { ...(row.document as unknown as Draft), changedAt: row.changedAt } : null,
      existing,
      choices,
    }
  })
}

/** A6: kept at every step, so that they go on where they stopped, in whatever browser. Nobody else sees it, and no access comes of it. */
export async function keepDraft(context: Context, place: DraftPlace, draft: Draft) {
  await requireCreatedWith(context, place)
  const { clock, database, policy } = context.service
  const changedAt = clock.now()
  await database.transact(context.wall, (tx) => queries.putDraft(tx, of(context, place), { ...draft }, changedAt))
  return { changedAt, problems: problemsOf(policy().scopeType(place.type)?.definition.profile, draft.profile) }
}

/** What would be refused if they finished now, by field. */
function problemsOf(definition: ProfileDefinition | undefined, profile: Profile) {
  try {
    parseProfile(definition, profile)
    return []
  } catch (error) {
    if (error instanceof Problem && error.code === 'invalid-input') return error.details.errors ?? []
    throw error
  }
}

export async function dropDraft(context: Context, place: DraftPlace): Promise<void> {
  await requireCreatedWith(context, place)
  await context.service.database.transact(context.wall, (tx) => queries.deleteDraft(tx, of(context, place)))
}

function of({ principal }: Context, { parent, type }: DraftPlace): queries.DraftOf {
  if (principal.kind === 'person') return { user: principal.userId, parent, type }
  throw new Problem('session-needed', { detail: 'Only a person who has signed in has something to go on with.' })
}
