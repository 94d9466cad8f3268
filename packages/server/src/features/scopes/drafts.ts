import type { Context } from '../../context.ts'
import { Problem } from '../../errors.ts'
import type { ScopeId } from '../../ids.ts'
import * as queries from './draft-queries.ts'
import { existingSingle, requireCreatedWith } from './service.ts'

export interface DraftPlace {
  readonly parent: ScopeId
  readonly type: string
}

/** As far as somebody has come who is about to make a scope. What they said is checked when they finish. */
export interface Draft {
  readonly step: number
  readonly name: string
  readonly profile: Readonly<Record<string, unknown>>
}

/**
 * One's own draft, and what there is already where only one may be: somebody else can have finished meanwhile (A3). Throws
 * `not-allowed` to whoever may not make such a scope.
 */
export async function readDraft(context: Context, place: DraftPlace) {
  await requireCreatedWith(context, place)
  return context.service.database.read(context.wall, async (tx) => {
    const row = await queries.readDraft(tx, of(context, place))
    const existing = await existingSingle(tx, context, place)
    return { draft: row ? { ...(row.document as unknown as Draft), changedAt: row.changedAt } : null, existing }
  })
}

/** A6: kept at every step, so that they go on where they stopped, in whatever browser. Nobody else sees it, and no access comes of it. */
export async function keepDraft(context: Context, place: DraftPlace, draft: Draft): Promise<void> {
  await requireCreatedWith(context, place)
  const { clock, database } = context.service
  await database.transact(context.wall, (tx) => queries.putDraft(tx, of(context, place), { ...draft }, clock.now()))
}

export async function dropDraft(context: Context, place: DraftPlace): Promise<void> {
  await requireCreatedWith(context, place)
  await context.service.database.transact(context.wall, (tx) => queries.deleteDraft(tx, of(context, place)))
}

function of({ principal }: Context, { parent, type }: DraftPlace): queries.DraftOf {
  if (principal.kind === 'person') return { user: principal.userId, parent, type }
  throw new Problem('session-needed', { detail: 'Only a person who has signed in has something to go on with.' })
}
