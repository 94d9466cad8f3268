import { Button } from '@mantine/core'
import { IconArchive, IconBan, IconLock, IconMailQuestion } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { PersonHistory } from '../audit/person-history.tsx'
import { onFirstTouch } from '../on-first-touch.ts'
import { Columns } from '../parts/columns.tsx'
import { CopyText } from '../parts/copy-text.tsx'
import { Facts } from '../parts/facts.tsx'
import { Notice } from '../parts/notice.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { When } from '../parts/when.tsx'
import { OwnedResources } from '../resources/owned-resources.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { pageLabel } from '../shell/menu.ts'
import { AccountState, AddressMark, FactorMarks, wrongWords } from './account-columns.tsx'
import { readAccount, type WholeAccount } from './accounts.ts'
import { MembershipList } from './membership-list.tsx'
import { actsOnAccount, type PersonAct, personActLabels } from './person-acts.ts'
import { PersonMenu } from './person-menu.tsx'
import { RolesHere } from './roles-here.tsx'

const fetchAct = () => import('./person-act-dialog.tsx')
const PersonActDialog = lazy(async () => ({ default: (await fetchAct()).PersonActDialog }))
onFirstTouch(fetchAct)

export function PersonPage() {
  const session = useSession()
  const scope = useScope()
  const [act, setAct] = useState<PersonAct | null>(null)
  const { person } = useParams({ from: '/in/scopes/$scope/people/$person' })
  const { data: account } = useSuspenseQuery({
    queryKey: ['people', scope.param, person],
    queryFn: () => readAccount(scope.param, person),
  })
  return (
    <>
      <PageHead
        title={account.name}
        lead={account.email}
        actions={<PersonMenu account={account} without="change-roles" look="default" onAct={setAct} />}
        above={
          <Link to="/scopes/$scope/people" params={{ scope: scope.param }}>
            {pageLabel(session, scope, 'people')}
          </Link>
        }
      />
      {act && (
        <Suspense>
          <PersonActDialog act={act} account={account} onClose={() => setAct(null)} />
        </Suspense>
      )}
      <Columns
        main={
          <>
            <AccountNotice account={account} onAct={setAct} />
            <RolesHere account={account} />
            <MembershipList memberships={account.memberships} person={account.id} />
            <OwnedResources person={person} />
            {scope.may('audit.read') && <PersonHistory person={person} />}
          </>
        }
        aside={<About account={account} />}
      />
    </>
  )
}

interface AccountNoticeProps {
  readonly account: WholeAccount
  readonly onAct: (act: PersonAct) => void
}

/** What the state of the account means for everything else on the page. */
function AccountNotice({ account, onAct }: AccountNoticeProps) {
  const { status, emailProved, locked } = account
  const back = actsOnAccount(account).find((act) => act === 'unarchive' || act === 'unblock' || act === 'unlock')
  const action = back && (
    <Button variant="default" size="xs" onClick={() => onAct(back)}>
      {personActLabels[back]}
    </Button>
  )
  if (status === 'archived') {
    return (
      <Notice icon={IconArchive} title="This account is archived" action={action}>
        Nobody can sign in with it, and none of its roles counts. Those come back with it that whoever brings it back
        may give.
      </Notice>
    )
  }
  if (status === 'blocked') {
    return (
      <Notice icon={IconBan} title="This account is blocked" action={action}>
        Nobody can sign in with it, and none of its roles counts until it is unblocked.
      </Notice>
    )
  }
  if (locked) {
    return (
      <Notice icon={IconLock} title="Locked for passwords" action={action}>
        Since <When at={locked.since} />, {wrongWords(locked)}. The lock ends <When at={locked.until} />; until then no
        password is taken where these were entered: on one device if it is theirs, otherwise on every device that this
        account does not know. Everything else goes on.
      </Notice>
    )
  }
  if (emailProved) return null
  return (
    <Notice icon={IconMailQuestion} title="The email address is not confirmed">
      Nobody can be added to a place directly before that; an invitation to the address confirms it.
    </Notice>
  )
}

function About({ account }: { readonly account: WholeAccount }) {
  const { id, emailProved, factors, status, locked, createdAt, lastActiveAt } = account
  const facts = [
    { term: 'Account', value: <AccountState status={status} isLocked={locked !== null} /> },
    { term: 'Made', value: <When at={createdAt} /> },
    { term: 'Last active', value: <When at={lastActiveAt} /> },
    { term: 'Address', value: <AddressMark proved={emailProved} /> },
    { term: 'Second factor', value: <FactorMarks factors={factors} /> },
    { term: 'Id', value: <CopyText text={id} label="Copy the id" /> },
  ]
  return (
    <Panel title="Account">
      <Facts facts={facts} />
    </Panel>
  )
}
