import { IconMail } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { filled } from '../filled.ts'
import { oneOf } from '../one-of.ts'
import { DataList } from '../parts/data-list.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { ChoiceFilter, Filters } from '../parts/filters.tsx'
import { usePages } from '../parts/use-pages.ts'
import { useScope } from '../session/scope.ts'
import { type InvitationAct, invitationColumns } from './invitation-columns.tsx'
import { type Invitation, type InvitationFilter, invitationFilters, readInvitations } from './invitations.ts'
import { ResendInvitation } from './resend-invitation.tsx'
import { RevokeInvitation } from './revoke-invitation.tsx'

/** Those that wait or waited too long, of a place: the tab counts them. */
export function useInvitations(scope: string, state?: InvitationFilter) {
  return usePages(['invitations', scope, state ?? 'open'], (after) => readInvitations(scope, { state, after }))
}

const choices: readonly { readonly value: InvitationFilter; readonly label: string }[] = [
  { value: 'waiting', label: 'Waiting' },
  { value: 'expired', label: 'Expired' },
  { value: 'accepted', label: 'Accepted' },
  { value: 'ended', label: 'Withdrawn, declined, replaced' },
]

/** People who were invited and are not here yet; those whose invitation is over behind the filter. */
export function InvitationList() {
  const { param } = useScope()
  const search = useSearch({ from: '/in/scopes/$scope/members' })
  const navigate = useNavigate({ from: '/scopes/$scope/members' })
  const state = oneOf(invitationFilters, search.state)
  const query = useInvitations(param, state)
  const [acting, setActing] = useState<{ readonly invitation: Invitation; readonly act: InvitationAct } | null>(null)
  const isOver = state === 'accepted' || state === 'ended'
  const columns = useMemo(
    () => invitationColumns(isOver ? undefined : (invitation, act) => setActing({ invitation, act })),
    [isOver],
  )
  const close = () => setActing(null)
  return (
    <>
      <Filters>
        <ChoiceFilter
          label="State"
          unset="Waiting and expired"
          choices={choices}
          value={state}
          onChange={(value) => navigate({ search: (former) => filled({ ...former, state: value }) })}
        />
      </Filters>
      <DataList
        label="Invitations"
        columns={columns}
        query={query}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon={IconMail} title={state ? 'No invitation is in this state' : 'No invitation is open'}>
            Somebody who was invited stands here with their role until they accept. An invitation can be accepted once,
            within seven days; one that has expired can be sent again.
          </EmptyState>
        }
      />
      {acting?.act === 'resend' && <ResendInvitation invitation={acting.invitation} onClose={close} />}
      {acting?.act === 'revoke' && <RevokeInvitation invitation={acting.invitation} onClose={close} />}
    </>
  )
}
