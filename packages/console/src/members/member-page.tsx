import { Button } from '@mantine/core'
import { IconLockQuestion } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { PersonHistory } from '../audit/person-history.tsx'
import { Columns } from '../parts/columns.tsx'
import { CopyText } from '../parts/copy-text.tsx'
import { Facts } from '../parts/facts.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { StateMark } from '../parts/state-mark.tsx'
import { When } from '../parts/when.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { pageLabel } from '../shell/menu.ts'
import { Elsewhere } from '../standing/elsewhere.tsx'
import { WaysIn } from '../standing/ways-in.tsx'
import { WhatIf } from '../standing/what-if.tsx'
import { MemberAccess } from './member-access.tsx'
import { MemberRoleList } from './member-role-list.tsx'
import { type Member, readMember } from './members.ts'

export function MemberPage() {
  const session = useSession()
  const scope = useScope()
  const { person } = useParams({ from: '/in/scopes/$scope/members/$person' })
  const { data: member } = useSuspenseQuery({
    queryKey: ['members', scope.param, person],
    queryFn: () => readMember(scope.param, person),
  })
  return (
    <>
      <PageHead
        title={member.name}
        lead={member.email}
        above={
          <Link to="/scopes/$scope/members" params={{ scope: scope.param }}>
            {pageLabel(session, scope, 'members')}
          </Link>
        }
        actions={
          scope.may('access.check') && (
            <Button
              variant="default"
              leftSection={<IconLockQuestion size={16} aria-hidden />}
              renderRoot={(props) => (
                <Link {...props} to="/scopes/$scope/check" params={{ scope: scope.param }} search={{ person }} />
              )}
            >
              Check access
            </Button>
          )
        }
      />
      <Columns
        main={
          <>
            <MemberRoleList member={member} />
            {scope.may('access.check') && (
              <MemberAccess person={person} waits={member.rolesUntilNextSession !== null} />
            )}
            {scope.may('members.change-role') && <WhatIf member={member} />}
            {scope.may('audit.read') && <PersonHistory person={person} />}
          </>
        }
        aside={
          <>
            <About member={member} />
            {scope.may('members.disable') && <WaysIn person={member} />}
            <Elsewhere person={member} />
          </>
        }
      />
    </>
  )
}

function About({ member }: { readonly member: Member }) {
  const scope = useScope()
  const { id, status, account, since, lastActiveAt } = member
  const facts = [
    { term: 'Here', value: <StateMark state={status} /> },
    { term: 'Account', value: <StateMark state={account} /> },
    { term: status === 'disabled' ? 'Disabled' : 'Here since', value: <When at={since} /> },
    { term: 'Last active', value: <When at={lastActiveAt} /> },
    { term: 'Id', value: <CopyText text={id} label="Copy the id" /> },
  ]
  return (
    <Panel
      title="Person"
      aside={
        scope.may('people.read') && (
          <Link className="small" to="/scopes/$scope/people/$person" params={{ scope: scope.param, person: id }}>
            Whole account
          </Link>
        )
      }
    >
      <Facts facts={facts} />
    </Panel>
  )
}
