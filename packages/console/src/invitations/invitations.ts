import { api } from '../api.ts'
import { filled } from '../filled.ts'
import { offeredOn } from '../session/view-as.ts'

export type Invitation = Awaited<ReturnType<typeof readInvitations>>['items'][number]
export type InvitationState = Invitation['state']
export type InvitationResult = Awaited<ReturnType<typeof sendInvitations>>[number]

/** Older ones, which are no longer of use. Left out: those that wait, and those that waited too long. */
export const invitationFilters = ['waiting', 'expired', 'accepted', 'ended'] as const
export type InvitationFilter = (typeof invitationFilters)[number]

/** Who was invited to a place, the newest first. */
export async function readInvitations(
  scopeId: string,
  filter: { readonly state?: InvitationFilter | undefined; readonly after?: string | undefined },
) {
  const { data } = await api.GET('/api/v1/scopes/{scopeId}/invitations', {
    params: { path: { scopeId }, query: filled({ ...filter }) },
  })
  return { ...data!, items: data!.items.map(offeredOn) }
}

interface NewInvitations {
  readonly emails: readonly string[]
  readonly role: string
  readonly note: string
  readonly reason: string
  readonly accessExpiresAt: string | null
  /** With the role of a guest, and no other. */
  readonly guest: { readonly sponsor: string; readonly resources: readonly string[] } | undefined
}

export async function sendInvitations(scopeId: string, { emails, role, guest, ...more }: NewInvitations) {
  const { data } = await api.POST('/api/v1/scopes/{scopeId}/invitations', {
    params: { path: { scopeId } },
    body: {
      ...{ emails: [...emails], role, ...filled({ ...more }) },
      ...(guest && { guest: { ...guest, resources: [...guest.resources] } }),
    },
  })
  return data!.results
}

export async function resendInvitation(scopeId: string, invitationId: string) {
  const { data } = await api.POST('/api/v1/scopes/{scopeId}/invitations/{invitationId}/resend', {
    params: { path: { scopeId, invitationId } },
  })
  return data!
}

export async function revokeInvitation(scopeId: string, invitationId: string): Promise<void> {
  await api.POST('/api/v1/scopes/{scopeId}/invitations/{invitationId}/revoke', {
    params: { path: { scopeId, invitationId } },
  })
}
