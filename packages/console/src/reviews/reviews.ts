import { queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'
import { filled } from '../filled.ts'
import type { Decision as Belongings } from '../leftovers/leftovers.ts'

export type Review = Awaited<ReturnType<typeof readReview>>
export type ListedReview = Awaited<ReturnType<typeof readReviews>>['items'][number]
export type Line = Awaited<ReturnType<typeof readLines>>['items'][number]
export type Finding = Review['findings'][number]['finding']
export type Report = Awaited<ReturnType<typeof readReport>>
export type ReportLine = Report['lines'][number]

export const decisionStates = ['undecided', 'keep', 'change', 'remove', 'refused'] as const

export async function readReviews(scopeId: string, after: string | undefined) {
  const params = { path: { scopeId }, query: filled({ after }) }
  return (await api.GET('/api/v1/scopes/{scopeId}/reviews', { params })).data!
}

async function readReview(scopeId: string, reviewId: string) {
  const params = { path: { scopeId, reviewId } }
  return (await api.GET('/api/v1/scopes/{scopeId}/reviews/{reviewId}', { params })).data!
}

async function readReport(scopeId: string, reviewId: string) {
  const params = { path: { scopeId, reviewId } }
  return (await api.GET('/api/v1/scopes/{scopeId}/reviews/{reviewId}/report', { params })).data!
}

export function reviewQuery(scopeId: string, reviewId: string) {
  return queryOptions({ queryKey: ['reviews', scopeId, reviewId], queryFn: () => readReview(scopeId, reviewId) })
}

export function reportQuery(scopeId: string, reviewId: string) {
  return queryOptions({ queryKey: ['review-report', scopeId, reviewId], queryFn: () => readReport(scopeId, reviewId) })
}

export interface LineFilter {
  readonly search?: string | undefined
  readonly role?: string | undefined
  readonly finding?: Finding | undefined
  readonly decision?: (typeof decisionStates)[number] | undefined
  readonly after?: string | undefined
}

/** Each with an id of its own: a person and a role. */
export async function readLines(scopeId: string, reviewId: string, filter: LineFilter) {
  const params = { path: { scopeId, reviewId }, query: filled({ ...filter }) }
  const { items, next } = (await api.GET('/api/v1/scopes/{scopeId}/reviews/{reviewId}/lines', { params })).data!
  return {
    items: items.map((line) => ({
      ...line,
      ...{ id: `${line.person.id} ${line.role?.role ?? ''}`, name: line.person.name },
    })),
    next,
  }
}

export type Schedule = Awaited<ReturnType<typeof readSchedule>>

async function readSchedule(scopeId: string) {
  const params = { path: { scopeId } }
  return (await api.GET('/api/v1/scopes/{scopeId}/review-schedule', { params })).data!
}

export function scheduleQuery(scopeId: string) {
  return queryOptions({ queryKey: ['review-schedule', scopeId], queryFn: () => readSchedule(scopeId) })
}

/** `version`: of what was looked at. */
export async function saveSchedule(scopeId: string, body: Omit<Schedule, 'nextAt'>): Promise<void> {
  await api.PUT('/api/v1/scopes/{scopeId}/review-schedule', { params: { path: { scopeId } }, body })
}

interface NewReview {
  readonly name: string
  readonly dueAt: string
  readonly inactiveDays: number
}

export async function openReview(scopeId: string, body: NewReview) {
  const params = { path: { scopeId } }
  return (await api.POST('/api/v1/scopes/{scopeId}/reviews', { params, body })).data!
}

export interface Wanted {
  readonly decision: 'keep' | 'change' | 'remove'
  readonly newRole?: string | undefined
  readonly note?: string | undefined
  readonly belongings?: Belongings | undefined
}

export type Result = Awaited<ReturnType<typeof decide>>[number]

/** So many in one request. */
const atOnce = 50

/** One decision about several lines, each with a result of its own. */
export async function decide(scopeId: string, reviewId: string, lines: readonly Line[], wanted: Wanted) {
  const params = { path: { scopeId, reviewId } }
  const { decision, ...more } = wanted
  const results = []
  for (let start = 0; start < lines.length; start += atOnce) {
    const part = lines.slice(start, start + atOnce)
    const body = {
      lines: part.map(({ person, role }) => ({ person: person.id, role: role?.role ?? null })),
      ...{ decision, ...filled(more) },
    }
    const { data } = await api.POST('/api/v1/scopes/{scopeId}/reviews/{reviewId}/decide', { params, body })
    results.push(...data!.results)
  }
  return results
}

export async function signOffReview(scopeId: string, reviewId: string, note: string): Promise<void> {
  const params = { path: { scopeId, reviewId } }
  await api.POST('/api/v1/scopes/{scopeId}/reviews/{reviewId}/sign-off', { params, body: filled({ note }) })
}

export async function cancelReview(scopeId: string, reviewId: string, reason: string): Promise<void> {
  const params = { path: { scopeId, reviewId } }
  await api.POST('/api/v1/scopes/{scopeId}/reviews/{reviewId}/cancel', { params, body: { reason } })
}
