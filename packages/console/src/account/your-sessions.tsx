import { Button } from '@mantine/core'
import { type Icon, IconDeviceDesktop, IconDeviceMobile, IconDevices, IconDeviceTablet } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Badge } from '../parts/badge.tsx'
import { Failure } from '../parts/failure.tsx'
import { Panel, PanelWaiting } from '../parts/panel.tsx'
import { showDone } from '../parts/toasts.tsx'
import { When } from '../parts/when.tsx'
import { useSession } from '../session/session.ts'
import { deviceWords } from './device-words.ts'
import { endOtherSessions, endOwnSession, type OwnSession, ownSessionsQuery } from './own-account.ts'
import styles from './your-sessions.module.css'

/** Where one is signed in, so that one sees what one does not know, and ends it. */
export function YourSessions() {
  const { viewAs } = useSession()
  const { data, error, refetch } = useQuery(ownSessionsQuery)
  const endOthers = useMutation<number, Error, void>({
    mutationFn: endOtherSessions,
    onSuccess: (ended) =>
      showDone(ended === 1 ? 'You are signed out in one other place.' : `You are signed out in ${ended} other places.`),
  })
  const isElsewhere = (data ?? []).some(({ current }) => !current)
  return (
    <Panel
      title="Where you are signed in"
      aside={
        isElsewhere &&
        viewAs === null && (
          <Button variant="default" size="xs" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
            Sign out everywhere else
          </Button>
        )
      }
    >
      {error && !data && <Failure error={error} onRetry={() => refetch()} />}
      {!(data || error) && <PanelWaiting />}
      {data && (
        <ul className={styles.sessions}>
          {data.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </ul>
      )}
      {data && (
        <p className={styles.note}>
          {isElsewhere
            ? 'If you do not know one of these, sign out there and choose a new password.'
            : 'You are signed in nowhere else.'}
        </p>
      )}
    </Panel>
  )
}

const pictures: Readonly<Record<OwnSession['device']['kind'], Icon>> = {
  desktop: IconDeviceDesktop,
  mobile: IconDeviceMobile,
  tablet: IconDeviceTablet,
  other: IconDevices,
}

function SessionRow({ session }: { readonly session: OwnSession }) {
  const { viewAs } = useSession()
  const { id, device, ip, createdAt, lastSeenAt, expiresAt, current } = session
  const end = useMutation<void, Error, void>({
    mutationFn: () => endOwnSession(id),
    onSuccess: () => showDone('That session has ended.'),
  })
  const Picture = pictures[device.kind]
  const words = deviceWords(device)
  return (
    <li>
      <Picture size={20} stroke={1.6} aria-hidden />
      <div className={styles.words}>
        <bdi className={styles.name} title={words}>
          {words}
        </bdi>
        <span className="quiet small">
          {ip !== null && `${ip} · `}
          signed in <When at={createdAt} />
          {' · '}
          {current ? (
            <>
              ends <When at={expiresAt} />
            </>
          ) : (
            <>
              last active <When at={lastSeenAt} />
            </>
          )}
        </span>
      </div>
      {current && <Badge tone="good">This one</Badge>}
      {!current && viewAs === null && (
        <Button
          variant="default"
          size="xs"
          loading={end.isPending}
          onClick={() => end.mutate()}
          aria-label={`Sign out: ${words}`}
        >
          Sign out
        </Button>
      )}
    </li>
  )
}
