import { IconClockHour4, IconClockX, IconMail } from '@tabler/icons-react'
import { useMemo } from 'react'
import { type Catalogue, useCatalogue } from '../deployment/catalogue.ts'
import { roleLabel } from '../deployment/role-label.ts'
import { Badge } from '../parts/badge.tsx'
import { type Column, DataList } from '../parts/data-list.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { usePages } from '../parts/use-pages.ts'
import { When } from '../parts/when.tsx'
import { type Invitation, readInvitations } from './members.ts'

/** The invitations of a place; the API answers all of them at once. */
export function useInvitations(scope: string) {
  return usePages(['invitations', scope], async () => ({ ...(await readInvitations(scope)), next: null }))
}

/** People who were invited and are not here yet. */
export function InvitationList({ query }: { readonly query: ReturnType<typeof useInvitations> }) {
  const catalogue = useCatalogue()
  const columns = useMemo(() => invitationColumns(catalogue), [catalogue])
  return (
    <DataList
      label="Invitations"
      columns={columns}
      query={query}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={IconMail} title="No invitation is open">
          Somebody who was invited stands here with their role until they accept. An invitation can be accepted once,
          within seven days.
        </EmptyState>
      }
    />
  )
}

function invitationColumns(catalogue: Catalogue): readonly Column<Invitation>[] {
  return [
    { id: 'email', header: 'Email', card: 'heading', cell: ({ email }) => <bdi>{email}</bdi> },
    { id: 'role', header: 'Role', cell: ({ role }) => <Badge>{roleLabel(catalogue, role)}</Badge> },
    {
      id: 'state',
      header: 'State',
      cell: ({ expired }) =>
        expired ? (
          <Badge icon={IconClockX}>Expired</Badge>
        ) : (
          <Badge tone="waiting" icon={IconClockHour4}>
            Invited
          </Badge>
        ),
    },
    { id: 'made', header: 'Made', cell: ({ createdAt }) => <When at={createdAt} /> },
    { id: 'expires', header: 'Expires', cell: ({ expiresAt }) => <When at={expiresAt} /> },
  ]
}
