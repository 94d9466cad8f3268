import { Button } from '@mantine/core'
import { IconUserCheck, IconUserPlus } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Failure } from '../parts/failure.tsx'
import { Panel, PanelWaiting } from '../parts/panel.tsx'
import { showDone } from '../parts/toasts.tsx'
import { When } from '../parts/when.tsx'
import { useSession } from '../session/session.ts'
import { goAndLink, type Identity, identitiesQuery, unlink } from './identities.ts'
import { ProviderProblem } from './provider-problem.tsx'
import styles from './your-linked-accounts.module.css'

/** Accounts somewhere else with which one signs in here; nothing where this deployment has none. */
export function YourLinkedAccounts() {
  const { viewAs } = useSession()
  const { data, error, refetch } = useQuery(identitiesQuery)
  if (data?.items.length === 0 && data.offered.length === 0) return null
  return (
    <Panel title="Linked accounts">
      <div className={styles.problem}>
        <ProviderProblem />
      </div>
      {error && !data && <Failure error={error} onRetry={() => refetch()} />}
      {!(data || error) && <PanelWaiting />}
      {data && (
        <ul className={styles.accounts}>
          {data.items.map((identity) => (
            <LinkedAccount key={identity.provider} identity={identity} />
          ))}
          {viewAs === null && data.offered.map(({ id, label }) => <OfferedAccount key={id} id={id} label={label} />)}
        </ul>
      )}
      <p className={styles.note}>Whoever can sign in to a linked account can sign in here as you.</p>
    </Panel>
  )
}

function LinkedAccount({ identity }: { readonly identity: Identity }) {
  const { viewAs } = useSession()
  const { provider, label, email, linkedAt, lastUsedAt, usable } = identity
  const end = useMutation<void, Error, void>({
    mutationFn: () => unlink(provider),
    onSuccess: () => showDone(`Your ${label} account is no longer linked.`),
  })
  return (
    <li>
      <IconUserCheck size={20} stroke={1.6} aria-hidden />
      <div className={styles.words}>
        <bdi className={styles.name}>{label}</bdi>
        {email !== null && (
          <bdi className={styles.email} title={email}>
            {email}
          </bdi>
        )}
        <span className="quiet small">
          linked <When at={linkedAt} />
          {' · '}
          {!usable && 'nobody signs in with it here at the moment'}
          {usable && lastUsedAt === null && 'not used yet'}
          {usable && lastUsedAt !== null && (
            <>
              last used <When at={lastUsedAt} />
            </>
          )}
        </span>
      </div>
      {viewAs === null && (
        <Button
          variant="default"
          size="xs"
          loading={end.isPending}
          onClick={() => end.mutate()}
          aria-label={`Unlink ${label}`}
        >
          Unlink
        </Button>
      )}
    </li>
  )
}

function OfferedAccount({ id, label }: { readonly id: string; readonly label: string }) {
  const link = useMutation<void, Error, void>({ mutationFn: () => goAndLink(id), meta: { changesNothing: true } })
  return (
    <li>
      <IconUserPlus size={20} stroke={1.6} aria-hidden />
      <div className={styles.words}>
        <bdi className={styles.name}>{label}</bdi>
        <span className="quiet small">not linked</span>
      </div>
      <Button
        variant="default"
        size="xs"
        // The page is on its way to another one.
        loading={link.isPending || link.isSuccess}
        onClick={() => link.mutate()}
        aria-label={`Link ${label}`}
      >
        Link
      </Button>
    </li>
  )
}
