import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconUserPlus } from '@tabler/icons-react'
import { Link, useSearch } from '@tanstack/react-router'
import { useScopeType } from '../deployment/catalogue.ts'
import { InvitationList, useInvitations } from '../invitations/invitation-list.tsx'
import { InviteDialog } from '../invitations/invite-dialog.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PageTabs } from '../parts/page-tabs.tsx'
import { FileMenu } from '../people-files/file-menu.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { pageLabel } from '../shell/menu.ts'
import { MemberList } from './member-list.tsx'

/** With `explicitUndefined`: the link is where one is only as long as the address names no view. */
const outsideViews: object = { view: undefined }

export function MembersPage() {
  const session = useSession()
  const scope = useScope()
  const { view } = useSearch({ from: '/in/scopes/$scope/members' })
  const invitations = useInvitations(scope.param)
  const waiting = invitations.data?.pages.flatMap(({ items }) => items).length
  const [inviting, { open, close }] = useDisclosure()
  const newMember = useScopeType(scope.type)?.newMember ?? 'Add people'
  const params = { scope: scope.param }
  return (
    <>
      <PageHead
        title={pageLabel(session, scope, 'members')}
        lead={
          <>
            Who is in <bdi>{scope.name}</bdi>, with which role, and until when.
          </>
        }
        actions={
          <>
            {scope.may('members.add') && (
              <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={open}>
                {newMember}
              </Button>
            )}
            <FileMenu kind="members" />
          </>
        }
      />
      <PageTabs
        label="People by state"
        tabs={[
          {
            id: 'members',
            link: (
              <Link
                to="/scopes/$scope/members"
                params={params}
                search={outsideViews}
                activeOptions={{ explicitUndefined: true }}
              >
                In this place
              </Link>
            ),
          },
          {
            id: 'invited',
            link: (
              <Link to="/scopes/$scope/members" params={params} search={{ view: 'invited' }}>
                Invited{waiting ? ` (${waiting}${invitations.hasNextPage ? '+' : ''})` : ''}
              </Link>
            ),
          },
        ]}
      />
      {view === 'invited' ? <InvitationList /> : <MemberList />}
      {inviting && <InviteDialog title={newMember} onClose={close} />}
    </>
  )
}
