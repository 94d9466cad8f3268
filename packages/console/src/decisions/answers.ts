import { queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'
import { askOf, type CheckSearch } from './question.ts'

export type Explained = Awaited<ReturnType<typeof explain>>
export type Everything = Awaited<ReturnType<typeof readEverything>>
export type SubjectChoice = Awaited<ReturnType<typeof findSubjects>>[number]
export type ResourceChoice = Awaited<ReturnType<typeof findResources>>[number]

async function explain(scopeId: string, ask: NonNullable<ReturnType<typeof askOf>>) {
  const params = { path: { scopeId }, query: ask }
  return (await api.GET('/api/v1/scopes/{scopeId}/access', { params })).data!
}

/** May they, and why. Asked as soon as the address says who and what. */
export function explainedQuery(scopeId: string, search: CheckSearch) {
  const ask = askOf(search)
  return queryOptions({
    queryKey: ['decisions', scopeId, 'explained', ask],
    queryFn: () => explain(scopeId, ask!),
    enabled: ask !== null,
    retry: false,
  })
}

async function readEverything(scopeId: string, personId: string) {
  const params = { path: { scopeId, personId } }
  return (await api.GET('/api/v1/scopes/{scopeId}/access/{personId}', { params })).data!
}

/** Everything that a person may do in a place. */
export function everythingQuery(scopeId: string, personId: string | undefined) {
  return queryOptions({
    queryKey: ['decisions', scopeId, 'everything', personId],
    queryFn: () => readEverything(scopeId, personId!),
    enabled: personId !== undefined,
    retry: false,
  })
}

async function findSubjects(scopeId: string, search: string) {
  const params = { path: { scopeId }, query: { search } }
  return (await api.GET('/api/v1/scopes/{scopeId}/access/subjects', { params })).data!.items
}

/** Whom one can ask about here. */
export function subjectsQuery(scopeId: string, search: string) {
  return queryOptions({
    queryKey: ['decisions', scopeId, 'subjects', search],
    queryFn: () => findSubjects(scopeId, search),
  })
}

async function findResources(scopeId: string, search: string) {
  const params = { path: { scopeId }, query: { search } }
  return (await api.GET('/api/v1/scopes/{scopeId}/access/resources', { params })).data!.items
}

/** What lies here that one can ask about. */
export function resourcesQuery(scopeId: string, search: string) {
  return queryOptions({
    queryKey: ['decisions', scopeId, 'resources', search],
    queryFn: () => findResources(scopeId, search),
  })
}
