import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Member } from '../members/members.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { Panel, PanelWaiting } from '../parts/panel.tsx'
import { showDone } from '../parts/toasts.tsx'
import { usePages } from '../parts/use-pages.ts'
import { When } from '../parts/when.tsx'
import { useScope } from '../session/scope.ts'
import { RevocationWords } from '../tokens/revoke-token.tsx'
import { shownStart } from '../tokens/token-choices.ts'
import styles from './elsewhere.module.css'
import { readMemberTokens, revokeMemberToken, standingQuery } from './standing.ts'

interface WaysInProps {
  readonly person: Pick<Member, 'id' | 'name' | 'may'>
}

type MemberToken = Awaited<ReturnType<typeof readMemberTokens>>['items'][number]

/** The open sessions of a member, and their tokens for this place, each to be revoked. */
export function WaysIn({ person }: WaysInProps) {
  const { param } = useScope()
  const [revoked, setRevoked] = useState<MemberToken | null>(null)
  const standing = useQuery(standingQuery(param, person.id))
  const tokens = usePages(['tokens', param, person.id], (after) => readMemberTokens(param, person.id, after))
  const found = tokens.data?.pages.flatMap(({ items }) => items)
  // X2: whoever may not act on them may not revoke what is theirs.
  const mayRevoke = person.may.disable || person.may.enable || person.may.remove
  const sessions = standing.data?.sessions
  const error = standing.error ?? tokens.error
  return (
    <Panel title="Sessions and tokens">
      {(standing.isPending || tokens.isPending) && <PanelWaiting />}
      {error && (
        <div className={styles.note}>
          <Failure error={error} onRetry={() => Promise.all([standing.refetch(), tokens.refetch()])} />
        </div>
      )}
      {sessions && (
        <p className={styles.note}>
          {sessions.open === 0 ? 'No session is open.' : sessionWords(sessions.open)}{' '}
          {sessions.lastSeenAt && (
            <span className="quiet">
              Last seen <When at={sessions.lastSeenAt} />.
            </span>
          )}
        </p>
      )}
      {found?.length === 0 && <p className={styles.none}>They have no API token for this place.</p>}
      <ul className={styles.places}>
        {found?.map((token) => (
          <li key={token.id}>
            <div className={styles.words}>
              <strong dir="auto">{token.name}</strong>
              <span className="quiet small">
                <code>{shownStart(token.prefix)}</code> · last used <When at={token.lastUsedAt} never="not yet" />
              </span>
            </div>
            {mayRevoke && (
              <Button variant="default" size="xs" aria-label={`Revoke ${token.name}`} onClick={() => setRevoked(token)}>
                Revoke
              </Button>
            )}
          </li>
        ))}
      </ul>
      {tokens.hasNextPage && (
        <p className={styles.note}>
          <Button
            variant="default"
            size="xs"
            loading={tokens.isFetchingNextPage}
            onClick={() => tokens.fetchNextPage()}
          >
            Load more
          </Button>
        </p>
      )}
      {revoked && <RevokeTheirs token={revoked} person={person} onClose={() => setRevoked(null)} />}
    </Panel>
  )
}

function sessionWords(open: number): string {
  return open === 1 ? 'One session is open.' : `${open} sessions are open.`
}

interface RevokeTheirsProps extends WaysInProps {
  readonly token: MemberToken
  readonly onClose: () => void
}

function RevokeTheirs({ token, person, onClose }: RevokeTheirsProps) {
  const { param } = useScope()
  const revoke = useMutation<unknown, Error, void>({
    mutationFn: () => revokeMemberToken(param, person.id, token.id),
    meta: { shownInPlace: true },
    onSuccess: () => {
      showDone(`${token.name} of ${person.name} is revoked.`)
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={`Revoke ${token.name} of ${person.name}?`}
      verb="Revoke"
      destroys
      opened
      onClose={onClose}
      act={revoke}
    >
      <RevocationWords token={token} />
    </ConfirmDialog>
  )
}
