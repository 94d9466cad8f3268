import type { Policy } from '@portreeve/engine'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { ResourceId } from '../../ids.ts'
import { appTypeOf } from './app-types.ts'
import * as queries from './queries.ts'
import { type VersionActName, type VersionState, versionActs, whyNot } from './version-states.ts'

type AppState = queries.AppRow['state']
type Versioned = Pick<queries.VersionRow, 'version' | 'state'>

/**
 * Where an app stands, from its versions, the highest first. What somebody waits for comes before what is done: a review first, then
 * what came back from it (as long as nothing newer was uploaded), a test, what is published, and what is not used yet or no longer.
 */
export function stateOfApp(versions: readonly Versioned[]): AppState {
  const latest = versions[0]
  if (latest === undefined) return 'empty'
  const has = (state: VersionState) => versions.some((version) => version.state === state)
  if (has('in-review')) return 'in-review'
  if (latest.state === 'changes-requested' || latest.state === 'rejected') return latest.state
  if (has('test')) return 'test'
  if (has('published')) return 'published'
  return latest.state === 'retired' ? 'retired' : 'draft'
}

/** Writes into the app what its versions say. Whoever changes a version calls it in the same change, with the app's row locked. */
export async function settleApp(tx: Tx, policy: Policy, appId: ResourceId, now: Date): Promise<void> {
  const app = await queries.findApp(tx, appId)
  if (app === undefined) return
  const versions = await queries.versionsOf(tx, appId)
  const published = versions.find(({ state }) => state === 'published')?.version ?? null
  await queries.updateApp(tx, appId, {
    state: stateOfApp(versions),
    latestVersion: versions[0]?.version ?? null,
    publishedVersion: published,
    listed: published !== null && appTypeOf(policy, app.type)?.listed === true,
    changedAt: now,
  })
}

/** What became of the version, and of others that had to make room for it (A14). */
export interface VersionMoved {
  readonly from: VersionState
  readonly to: VersionState
  /** Numbers of versions that were retired for it. */
  readonly retired: readonly string[]
  /** Numbers of versions that are drafts again. */
  readonly backToDraft: readonly string[]
}

/**
 * Takes a version, as it was read with the app's row locked, into the state that the act leads to, and the app with it. Throws
 * `conflict` with the reason where the act is not possible in the state that it is in.
 */
export async function moveVersion(
  tx: Tx,
  policy: Policy,
  act: Exclude<VersionActName, 'edit-notes' | 'download'>,
  app: Pick<queries.AppRow, 'id' | 'type'>,
  version: queries.VersionRow,
  now: Date,
): Promise<VersionMoved> {
  const type = appTypeOf(policy, app.type)
  const refusal = type === undefined ? unknownType : whyNot(act, type, version.state)
  if (type === undefined || refusal !== null) throw new Problem('conflict', { detail: refusal ?? unknownType })
  const { to } = versionActs[act]
  await queries.updateVersion(tx, version.id, { state: to, ...timesOf(to, now) })
  const others = (await queries.versionsOf(tx, app.id)).filter(({ id }) => id !== version.id)
  const retired = to === 'published' ? surplus(others, 'published', type.published) : []
  const backToDraft = to === 'test' ? surplus(others, 'test', type.underTest ?? 1) : []
  for (const { id } of retired) await queries.updateVersion(tx, id, { state: 'retired', retiredAt: now })
  for (const { id } of backToDraft) await queries.updateVersion(tx, id, { state: 'draft', testedAt: null })
  await settleApp(tx, policy, app.id, now)
  const numbers = (rows: readonly queries.VersionRow[]) => rows.map((row) => row.version)
  return { from: version.state, to, retired: numbers(retired), backToDraft: numbers(backToDraft) }
}

/** Those that are one too many once another joins them: the oldest in that state. */
function surplus(others: readonly queries.VersionRow[], state: VersionState, most: number): queries.VersionRow[] {
  const there = others.filter((other) => other.state === state)
  const since = ({ publishedAt, testedAt }: queries.VersionRow) => (publishedAt ?? testedAt)?.getTime() ?? 0
  // The list has the highest first: of two that came at once the lower goes.
  return there
    .toReversed()
    .toSorted((a, b) => since(a) - since(b))
    .slice(0, Math.max(0, there.length + 1 - most))
}

function timesOf(state: VersionState, now: Date) {
  if (state === 'test') return { testedAt: now }
  if (state === 'published') return { publishedAt: now }
  return state === 'retired' ? { retiredAt: now } : {}
}

const unknownType = 'The blueprint no longer has apps of this type.'
