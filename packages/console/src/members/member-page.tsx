import { Button } from '@mantine/core'
import { PortreeveError } from '@portreeve/sdk'
import { IconLockQuestion, IconUserOff } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { PersonHistory } from '../audit/person-history.tsx'
import { useScopeType } from '../deployment/catalogue.ts'
import { onFirstTouch } from '../on-first-touch.ts'
import { Columns } from '../parts/columns.tsx'
import { CopyText } from '../parts/copy-text.tsx'
import { Facts } from '../parts/facts.tsx'
import { Notice } from '../parts/notice.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { StateMark } from '../parts/state-mark.tsx'
import { When } from '../parts/when.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { pageLabel } from '../shell/menu.ts'
import { Elsewhere } from '../standing/elsewhere.tsx'
import { WaysIn } from '../standing/ways-in.tsx'
import { GuestPanel } from './guest-panel.tsx'
import { MemberAccess } from './member-access.tsx'
import { actLabel, actsOn, type MemberAct } from './member-acts.ts'
import { MemberMenu } from './member-menu.tsx'
import { MemberRoleList } from './member-role-list.tsx'
import { type Member, readMember } from './members.ts'
import { WhatIf } from './what-if.tsx'

const fetchAct = () => import('./act-dialog.tsx')
const ActDialog = lazy(async () => ({ default: (await fetchAct()).ActDialog }))
onFirstTouch(fetchAct)

export function MemberPage() {
  const session = useSession()
  const scope = useScope()
  const type = useScopeType(scope.type)
  const navigate = useNavigate()
  const [act, setAct] = useState<MemberAct | null>(null)
  const { person } = useParams({ from: '/in/scopes/$scope/members/$person' })
  const { data: member, error } = useSuspenseQuery({
    queryKey: ['members', scope.param, person],
    queryFn: () => readMember(scope.param, person),
  })
  // What was read before is still shown; who has gone meanwhile cannot be acted on any more.
  const isGone = error instanceof PortreeveError && error.problem.status === 404
  const first = isGone ? undefined : actsOn(member)[0]
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
          <>
            {scope.may('access.check') && (
              <Button
                variant="default"
                leftSection={<IconLockQuestion size={16} aria-hidden />}
                renderRoot={(props) => (
                  <Link {...props} to="/scopes/$scope/check" params={{ scope: scope.param }} search={{ person }} />
                )}
              >
                Check access
              </Button>
            )}
            {!isGone && <MemberMenu member={member} without={first} check={false} look="default" onAct={setAct} />}
            {first && <Button onClick={() => setAct(first)}>{actLabel(first, type)}</Button>}
          </>
        }
      />
      {isGone && (
        <Notice icon={IconUserOff} title={`${member.name} is no longer here`}>
          They were removed meanwhile, or left. What stands here is how it was before.
        </Notice>
      )}
      {act && (
        <Suspense>
          <ActDialog
            act={act}
            member={member}
            onClose={() => setAct(null)}
            onGone={() => navigate({ to: '/scopes/$scope/members', params: { scope: scope.param } })}
          />
        </Suspense>
      )}
      <Columns
        main={
          <>
            <MemberRoleList member={member} />
            {member.guest && <GuestPanel member={member} guest={member.guest} />}
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
