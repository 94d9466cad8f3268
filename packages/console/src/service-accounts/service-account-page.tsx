import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconKey, IconPlus, IconUserQuestion } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import { api } from '../api.ts'
import { MissingPage } from '../entry/missing-page.tsx'
import { Badge } from '../parts/badge.tsx'
import { DataList } from '../parts/data-list.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Notice } from '../parts/notice.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { usePages } from '../parts/use-pages.ts'
import { When } from '../parts/when.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { pageLabel } from '../shell/menu.ts'
import { type ShownToken, tokenColumns } from '../tokens/token-columns.tsx'
import { readAccount, type ServiceAccount } from './accounts.ts'
import { EndServiceAccount } from './end-service-account.tsx'
import { NewMachineTokenDialog } from './new-machine-token-dialog.tsx'
import { RevokeMachineToken } from './revoke-machine-token.tsx'
import styles from './service-accounts.module.css'
import { useRolesToGive } from './use-roles-to-give.ts'

/** One machine: what it is, and its tokens. */
export function ServiceAccountPage() {
  const { account: id } = useParams({ from: '/in/scopes/$scope/service-accounts/$account' })
  const scope = useScope()
  const { data: account } = useSuspenseQuery({
    queryKey: ['service-accounts', scope.param, 'one', id],
    queryFn: () => readAccount(scope.param, id),
  })
  return account ? <Page account={account} /> : <MissingPage />
}

function Page({ account }: { readonly account: ServiceAccount }) {
  const session = useSession()
  const scope = useScope()
  const navigate = useNavigate()
  const [making, { open: make, close: doNotMake }] = useDisclosure()
  const [ending, { open: end, close: doNotEnd }] = useDisclosure()
  // X2: whoever cannot give its role gets none of its tokens, and cannot end it.
  const mine = useRolesToGive().some(({ id }) => id === account.role.id)
  const toList = { to: '/scopes/$scope/service-accounts', params: { scope: scope.param } } as const
  const newToken = mine && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={make}>
      New token
    </Button>
  )
  return (
    <>
      <PageHead
        above={<Link {...toList}>{pageLabel(session, scope, 'service-accounts')}</Link>}
        title={account.name}
        actions={
          <>
            {mine && (
              <Button variant="default" onClick={end}>
                End service account
              </Button>
            )}
            {newToken}
          </>
        }
      />
      {account.makerLeft && (
        <Notice icon={IconUserQuestion} title="Whoever made it has left">
          It goes on working. Find out what uses it; where nobody knows, end it.
        </Notice>
      )}
      <div className={styles.sections}>
        <Panel title="What it is">
          <dl className={styles.facts}>
            <div>
              <dt>Role</dt>
              <dd>
                <Badge>{account.role.label}</Badge>
              </dd>
            </div>
            <div>
              <dt>Made</dt>
              <dd>
                <When at={account.createdAt} />
              </dd>
            </div>
            <div>
              <dt>Last used</dt>
              <dd>
                <When at={account.lastUsedAt} never="Not yet" />
              </dd>
            </div>
            {scope.may('access.check') && (
              <div>
                <dt>What it may do</dt>
                <dd>
                  <Link
                    to="/scopes/$scope/check"
                    params={{ scope: scope.param }}
                    search={{ serviceAccount: account.id }}
                  >
                    Check access
                  </Link>
                </dd>
              </div>
            )}
          </dl>
        </Panel>
        {!mine && (
          <p className="quiet">
            Your own role does not give anybody the role {account.role.label}. Its tokens are made and revoked by those
            whose role does.
          </p>
        )}
        <Tokens account={account} mine={mine} newToken={newToken} />
      </div>
      {making && <NewMachineTokenDialog account={account} onClose={doNotMake} />}
      {ending && <EndServiceAccount account={account} onClose={doNotEnd} onEnded={() => navigate(toList)} />}
    </>
  )
}

interface TokensProps {
  readonly account: ServiceAccount
  readonly mine: boolean
  readonly newToken: ReactNode
}

function Tokens({ account, mine, newToken }: TokensProps) {
  const { param } = useScope()
  const [revoked, setRevoked] = useState<ShownToken | null>(null)
  const query = usePages(['service-accounts', param, 'tokens', account.id], async (after) => {
    const path = { scopeId: param, serviceAccountId: account.id }
    const params = { path, query: after === undefined ? {} : { after } }
    return (await api.GET('/api/v1/scopes/{scopeId}/service-accounts/{serviceAccountId}/tokens', { params })).data!
  })
  const columns = useMemo(() => tokenColumns<ShownToken>(mine ? { revoke: setRevoked } : {}), [mine])
  return (
    <section>
      <h2 style={{ marginBottom: 12 }}>Tokens</h2>
      <DataList
        label={`Tokens of ${account.name}`}
        columns={columns}
        query={query}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon={IconKey} title="It has no token yet" action={newToken}>
            The program shows a token with every request. Make one for each place that it runs in, so that one can be
            revoked without the others.
          </EmptyState>
        }
      />
      {revoked && <RevokeMachineToken account={account} token={revoked} onClose={() => setRevoked(null)} />}
    </section>
  )
}
