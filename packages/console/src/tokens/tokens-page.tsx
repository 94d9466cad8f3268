import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconKey, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import { useScopeType } from '../deployment/catalogue.ts'
import { type Column, DataList } from '../parts/data-list.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { pageLabel } from '../shell/menu.ts'
import { CarriedPermissions } from './carried-permissions.tsx'
import { DeveloperTools } from './developer-tools.tsx'
import { NewTokenDialog } from './new-token-dialog.tsx'
import { isOf, type Token, useOwnTokens } from './own-tokens.ts'
import { RevokeToken } from './revoke-token.tsx'
import { lostPermissions } from './token-choices.ts'
import { tokenColumns } from './token-columns.tsx'
import styles from './tokens.module.css'
import { TokensElsewhere } from './tokens-elsewhere.tsx'

/** One's own tokens of this place, and where others of one's own lie (A15). */
export function TokensPage() {
  const session = useSession()
  const scope = useScope()
  const [making, { open, close }] = useDisclosure()
  const title = pageLabel(session, scope, 'tokens')
  const add = scope.may('tokens.create') && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
      New API token
    </Button>
  )
  return (
    <>
      <PageHead
        title={title}
        lead="A token lets a program or a tool act as you here. It can never do more than you may do at that moment: what is taken from you is taken from it."
        actions={add}
      />
      <div className={styles.lists}>
        <TokensHere add={add} />
        <TokensElsewhere />
        {add && (
          <Panel title="AI developer tools">
            <div className={styles.panel}>
              <p>
                An AI tool can work here for you, with a token: it sees only what the token may do at that moment. Such
                tools reach a server over MCP, a protocol that they all speak. Choose yours, and copy what it needs.
              </p>
              <DeveloperTools />
              <p className="quiet small">
                What each of them can do:{' '}
                <Link to="/guides/$guide" params={{ guide: 'command-line' }}>
                  the command line
                </Link>
                ,{' '}
                <Link to="/guides/$guide" params={{ guide: 'mcp' }}>
                  AI tools (MCP)
                </Link>
                .
              </p>
            </div>
          </Panel>
        )}
      </div>
      {making && <NewTokenDialog onClose={close} />}
    </>
  )
}

function TokensHere({ add }: { readonly add: ReactNode }) {
  const scope = useScope()
  const type = useScopeType(scope.type)
  const [revoked, setRevoked] = useState<Token | null>(null)
  const query = useOwnTokens(scope.param, (token) => isOf(token, scope))
  const columns = useMemo(
    (): readonly Column<Token>[] =>
      tokenColumns<Token>({
        carries: (token) => (
          <CarriedPermissions
            name={token.name}
            ids={token.permissions}
            permissions={type?.permissions ?? []}
            lost={lostPermissions(token, scope.permissions)}
          />
        ),
        revoke: setRevoked,
      }),
    [type, scope.permissions],
  )
  return (
    <>
      <DataList
        label="Your API tokens here"
        columns={columns}
        query={query}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon={IconKey} title="You have no API token here" action={add}>
            A token is for a script, a build or an AI tool that works for you in <bdi>{scope.name}</bdi>. You choose
            what it may do, and for how long.
          </EmptyState>
        }
      />
      {revoked && <RevokeToken token={revoked} onClose={() => setRevoked(null)} />}
    </>
  )
}
