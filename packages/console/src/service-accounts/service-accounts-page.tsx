import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus, IconRobot, IconUserQuestion } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Badge } from '../parts/badge.tsx'
import { type Column, DataList } from '../parts/data-list.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Notice } from '../parts/notice.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { usePages } from '../parts/use-pages.ts'
import { When } from '../parts/when.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { pageLabel } from '../shell/menu.ts'
import { readAccounts, type ServiceAccount } from './accounts.ts'
import { NewServiceAccountDialog } from './new-service-account-dialog.tsx'
import styles from './service-accounts.module.css'

/** The machines of a place (X13). */
export function ServiceAccountsPage() {
  const session = useSession()
  const scope = useScope()
  const [making, { open, close }] = useDisclosure()
  const query = usePages(['service-accounts', scope.param], (after) => readAccounts(scope.param, after), {
    isPage: true,
  })
  const columns = useMemo(() => columnsOf(scope.param), [scope.param])
  const left = query.data?.pages.flatMap(({ items }) => items).filter(({ makerLeft }) => makerLeft).length ?? 0
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
      New service account
    </Button>
  )
  return (
    <>
      <PageHead
        title={pageLabel(session, scope, 'service-accounts')}
        lead="A service account is a program with a role of its own here. It does not depend on anybody: it goes on working when whoever made it has left."
        actions={add}
      />
      {left > 0 && (
        <Notice
          icon={IconUserQuestion}
          title={left === 1 ? 'Nobody answers for one service account' : `Nobody answers for ${left} service accounts`}
        >
          Whoever made {left === 1 ? 'it' : 'them'} is no longer here, and {left === 1 ? 'it works' : 'they work'} on.
          Find out what uses {left === 1 ? 'it' : 'them'}; where nobody knows, end {left === 1 ? 'it' : 'them'}.
        </Notice>
      )}
      <DataList
        label="Service accounts"
        columns={columns}
        query={query}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon={IconRobot} title="There is no service account here" action={add}>
            For a program that works for <bdi>{scope.name}</bdi> and not for one person: a build, a backup, your own
            application asking who may do what. It gets one role, and tokens that you can revoke one by one.
          </EmptyState>
        }
      />
      {making && <NewServiceAccountDialog onClose={close} />}
    </>
  )
}

function columnsOf(scopeParam: string): readonly Column<ServiceAccount>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      card: 'heading',
      cell: ({ id, name }) => (
        <span className={styles.name} dir="auto" title={name}>
          <Link to="/scopes/$scope/service-accounts/$account" params={{ scope: scopeParam, account: id }}>
            {name}
          </Link>
        </span>
      ),
    },
    { id: 'role', header: 'Role', cell: ({ role }) => <Badge>{role.label}</Badge> },
    {
      id: 'tokens',
      header: 'Tokens',
      cell: ({ tokens }) => (tokens === 0 ? <span className="quiet">None</span> : tokens),
    },
    { id: 'used', header: 'Last used', cell: ({ lastUsedAt }) => <When at={lastUsedAt} never="Not yet" /> },
    {
      id: 'made',
      header: 'Made',
      cell: ({ createdAt, makerLeft }) => (
        <span className={styles.made}>
          <When at={createdAt} />
          {makerLeft && (
            <Badge tone="waiting" icon={IconUserQuestion}>
              Maker left
            </Badge>
          )}
        </span>
      ),
    },
  ]
}
