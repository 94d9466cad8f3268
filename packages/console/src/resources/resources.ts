import { api } from '../api.ts'
import { filled } from '../filled.ts'

export type Resource = Awaited<ReturnType<typeof readResources>>['items'][number]
export type WholeResource = Awaited<ReturnType<typeof readResource>>
export type Share = WholeResource['shares'][number]
export type Offer = Awaited<ReturnType<typeof readOffers>>[number]

export interface Named {
  readonly id: string
  readonly name: string
}

export interface Labelled {
  readonly id: string
  readonly label: string
}

export const sorts = ['changed'] as const
export const sharings = ['private', 'shared', 'with-me'] as const

/** Where the things of one kind are. */
export interface WhichKind {
  readonly scope: string
  readonly kind: string
}

export interface WhichResource extends WhichKind {
  readonly id: string
}

interface ResourceFilter {
  readonly search?: string | undefined
  readonly owner?: string | undefined
  readonly sharing?: (typeof sharings)[number] | undefined
  readonly organization?: string | undefined
  readonly sort?: (typeof sorts)[number] | undefined
  readonly after?: string | undefined
}

const pathOf = ({ scope, kind, id }: WhichResource) => ({ scopeId: scope, kind, resourceId: id })

export async function readResources({ scope, kind }: WhichKind, filter: ResourceFilter) {
  const params = { path: { scopeId: scope, kind }, query: filled({ ...filter }) }
  return (await api.GET('/api/v1/scopes/{scopeId}/resources/{kind}', { params })).data!
}

export interface NewResource {
  readonly name: string
  readonly description: string
  readonly organization?: string
}

export async function makeResource({ scope, kind }: WhichKind, body: NewResource) {
  const params = { path: { scopeId: scope, kind } }
  return (await api.POST('/api/v1/scopes/{scopeId}/resources/{kind}', { params, body })).data!
}

export function resourceQuery(which: WhichResource) {
  return { queryKey: ['resources', which.scope, which.kind, 'one', which.id], queryFn: () => readResource(which) }
}

export async function readResource(which: WhichResource) {
  const params = { path: pathOf(which) }
  return (await api.GET('/api/v1/scopes/{scopeId}/resources/{kind}/{resourceId}', { params })).data!
}

export async function editResource(
  which: WhichResource,
  body: { readonly version: number; readonly name: string; readonly description: string },
) {
  const params = { path: pathOf(which) }
  await api.PATCH('/api/v1/scopes/{scopeId}/resources/{kind}/{resourceId}', { params, body })
}

export async function deleteResource(which: WhichResource) {
  await api.DELETE('/api/v1/scopes/{scopeId}/resources/{kind}/{resourceId}', { params: { path: pathOf(which) } })
}

export function shareableQuery(which: WhichResource, search: string) {
  const params = { path: pathOf(which), query: filled({ search }) }
  return {
    queryKey: ['resources', which.scope, which.kind, 'shareable', which.id, search],
    queryFn: async () =>
      (await api.GET('/api/v1/scopes/{scopeId}/resources/{kind}/{resourceId}/shareable', { params })).data!,
  }
}

export async function shareResource(which: WhichResource, withId: string, relation: string) {
  const params = { path: { ...pathOf(which), withId } }
  await api.PUT('/api/v1/scopes/{scopeId}/resources/{kind}/{resourceId}/shares/{withId}', {
    params,
    body: { relation },
  })
}

export async function takeShareBack(which: WhichResource, withId: string) {
  const params = { path: { ...pathOf(which), withId } }
  await api.DELETE('/api/v1/scopes/{scopeId}/resources/{kind}/{resourceId}/shares/{withId}', { params })
}

export async function offerResource(which: WhichResource, to: string) {
  const params = { path: pathOf(which) }
  await api.PUT('/api/v1/scopes/{scopeId}/resources/{kind}/{resourceId}/transfer', { params, body: { to } })
}

export async function takeOfferBack(which: WhichResource) {
  await api.DELETE('/api/v1/scopes/{scopeId}/resources/{kind}/{resourceId}/transfer', {
    params: { path: pathOf(which) },
  })
}

async function readOffers(scope: string) {
  const params = { path: { scopeId: scope } }
  return (await api.GET('/api/v1/scopes/{scopeId}/offers', { params })).data!.items
}

export function offersQuery(scope: string) {
  return { queryKey: ['offers', scope], queryFn: () => readOffers(scope) }
}

export async function answerOffer(scope: string, resource: string, answer: 'accept' | 'decline') {
  const params = { path: { scopeId: scope, resourceId: resource } }
  await (answer === 'accept'
    ? api.POST('/api/v1/scopes/{scopeId}/offers/{resourceId}/accept', { params })
    : api.POST('/api/v1/scopes/{scopeId}/offers/{resourceId}/decline', { params }))
}

export async function readOwned(scope: string, person: string) {
  const params = { path: { scopeId: scope, userId: person } }
  return (await api.GET('/api/v1/scopes/{scopeId}/people/{userId}/resources', { params })).data!
}
