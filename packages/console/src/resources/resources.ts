import { api } from '../api.ts'
import { filled } from '../filled.ts'

export interface Named {
  readonly id: string
  readonly name: string
}
export interface Labelled {
  readonly id: string
  readonly label: string
}
export interface Resource extends Named {
  readonly kind: string
  readonly description: string
  readonly owner: Named | null
  readonly organization: Named | null
  readonly relation: Labelled | null
  readonly sharing: { readonly people: number; readonly organization: boolean }
  readonly createdAt: string
  readonly changedAt: string
  readonly version: number
  readonly may: readonly string[]
  readonly transfer: { readonly to: Named; readonly offeredAt: string } | null
}
export interface Share {
  readonly with: Named & { readonly kind: 'person' | 'organization'; readonly email: string | null }
  readonly relation: Labelled
}
export interface Relation extends Labelled {
  readonly allows: readonly string[]
}
export interface WholeResource extends Resource {
  readonly shares: readonly Share[]
  readonly relations: readonly Relation[]
}
export interface Shareable {
  readonly people: readonly (Named & { readonly email: string })[]
  readonly organizations: readonly Named[]
  readonly whyNot: string | null
}
export interface Offer {
  readonly resource: Named & { readonly kind: Labelled; readonly description: string }
  readonly from: Named
  readonly offeredAt: string
}
interface ResourcePage {
  readonly items: readonly Resource[]
  readonly next: string | null
  readonly kind: Labelled & { readonly plural: string }
  readonly mayCreate: boolean
  readonly whyNot: string | null
  readonly organizations: readonly Named[]
}
interface Owned {
  readonly items: readonly (Named & { readonly kind: Labelled; readonly organization: Named | null })[]
  readonly total: number
}

type Caller = (path: string, options: object) => Promise<{ data: unknown }>
const { GET, POST, PUT, PATCH, DELETE } = api as unknown as Record<'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', Caller>

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

export const pathOf = ({ scope, kind, id }: WhichResource) => ({ scopeId: scope, kind, resourceId: id })

export async function readResources({ scope, kind }: WhichKind, filter: ResourceFilter) {
  const params = { path: { scopeId: scope, kind }, query: filled({ ...filter }) }
  return (await GET('/api/v1/scopes/{scopeId}/resources/{kind}', { params })).data as ResourcePage
}

export interface NewResource {
  readonly name: string
  readonly description: string
  readonly organization?: string
}

export async function makeResource({ scope, kind }: WhichKind, body: NewResource) {
  const params = { path: { scopeId: scope, kind } }
  return (await POST('/api/v1/scopes/{scopeId}/resources/{kind}', { params, body })).data as Resource
}

export function resourceQuery(which: WhichResource) {
  return { queryKey: ['resources', which.scope, which.kind, 'one', which.id], queryFn: () => readResource(which) }
}

export async function readResource(which: WhichResource) {
  const params = { path: pathOf(which) }
  return (await GET('/api/v1/scopes/{scopeId}/resources/{kind}/{resourceId}', { params })).data as WholeResource
}

export async function editResource(
  which: WhichResource,
  body: { readonly version: number; readonly name: string; readonly description: string },
) {
  const params = { path: pathOf(which) }
  await PATCH('/api/v1/scopes/{scopeId}/resources/{kind}/{resourceId}', { params, body })
}

export async function deleteResource(which: WhichResource) {
  await DELETE('/api/v1/scopes/{scopeId}/resources/{kind}/{resourceId}', { params: { path: pathOf(which) } })
}

export function shareableQuery(which: WhichResource, search: string) {
  const params = { path: pathOf(which), query: filled({ search }) }
  return {
    queryKey: ['resources', which.scope, which.kind, 'shareable', which.id, search],
    queryFn: async () =>
      (await GET('/api/v1/scopes/{scopeId}/resources/{kind}/{resourceId}/shareable', { params })).data as Shareable,
  }
}

export async function shareResource(which: WhichResource, withId: string, relation: string) {
  const params = { path: { ...pathOf(which), withId } }
  await PUT('/api/v1/scopes/{scopeId}/resources/{kind}/{resourceId}/shares/{withId}', { params, body: { relation } })
}

export async function takeShareBack(which: WhichResource, withId: string) {
  const params = { path: { ...pathOf(which), withId } }
  await DELETE('/api/v1/scopes/{scopeId}/resources/{kind}/{resourceId}/shares/{withId}', { params })
}

export async function offerResource(which: WhichResource, to: string) {
  const params = { path: pathOf(which) }
  await PUT('/api/v1/scopes/{scopeId}/resources/{kind}/{resourceId}/transfer', { params, body: { to } })
}

export async function takeOfferBack(which: WhichResource) {
  await DELETE('/api/v1/scopes/{scopeId}/resources/{kind}/{resourceId}/transfer', { params: { path: pathOf(which) } })
}

export function offersQuery(scope: string) {
  const params = { path: { scopeId: scope } }
  return {
    queryKey: ['offers', scope],
    queryFn: async () =>
      ((await GET('/api/v1/scopes/{scopeId}/offers', { params })).data as { items: readonly Offer[] }).items,
  }
}

export async function answerOffer(scope: string, resource: string, answer: 'accept' | 'decline') {
  const params = { path: { scopeId: scope, resourceId: resource } }
  await (answer === 'accept'
    ? POST('/api/v1/scopes/{scopeId}/offers/{resourceId}/accept', { params })
    : POST('/api/v1/scopes/{scopeId}/offers/{resourceId}/decline', { params }))
}

export async function readOwned(scope: string, person: string) {
  const params = { path: { scopeId: scope, userId: person } }
  return (await GET('/api/v1/scopes/{scopeId}/people/{userId}/resources', { params })).data as Owned
}
