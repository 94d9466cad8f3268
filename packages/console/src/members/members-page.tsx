import { Link, useSearch } from '@tanstack/react-router'
import { PageHead } from '../parts/page-head.tsx'
import { PageTabs } from '../parts/page-tabs.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { pageLabel } from '../shell/menu.ts'
import { InvitationList, useInvitations } from './invitation-list.tsx'
import { MemberList } from './member-list.tsx'

/** With `explicitUndefined`: the link is where one is only as long as the address names no view. */
const outsideViews: object = { view: undefined }

export function MembersPage() {
  const session = useSession()
  const scope = useScope()
  const { view } = useSearch({ from: '/in/scopes/$scope/members' })
  const invitations = useInvitations(scope.param)
  const waiting = invitations.data?.pages.flatMap(({ items }) => items).length
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
                Invited{waiting ? ` (${waiting})` : ''}
              </Link>
            ),
          },
        ]}
      />
      {view === 'invited' ? <InvitationList query={invitations} /> : <MemberList />}
    </>
  )
}
