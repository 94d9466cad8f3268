import { IconLock } from '@tabler/icons-react'
import { ClaimsAgainst } from '../claims/claims-against.tsx'
import { MessagePage } from '../parts/message-page.tsx'
import { RequestAccess } from '../requests/request-access.tsx'
import { scopeParam } from '../session/scope.ts'
import { type Entry, useSession } from '../session/session.ts'
import { placesOf } from '../shell/menu.ts'
import styles from './closed-way-page.module.css'
import { Frame } from './frame.tsx'
import { PlaceLinks } from './place-links.tsx'
import { WayOut } from './way-out.tsx'

interface ClosedWayPageProps {
  readonly entry: Entry
  readonly requestId: string | null
}

/** The page of the blueprint for whom the way in is closed (A2, A5), and everything that they can do about it. */
export function ClosedWayPage({ entry, requestId }: ClosedWayPageProps) {
  const session = useSession()
  const places = placesOf(session)
  const { person } = session
  return (
    <Frame>
      <MessagePage
        icon={IconLock}
        title={entry.page?.title ?? 'This place is not open to you'}
        ask={entry.ask}
        more={
          <>
            <ClaimsAgainst />
            {(entry.requestAccess || entry.request) && <RequestAccess scope={scopeParam(entry.scope)} />}
            {places.length > 0 && (
              <section className={styles.places}>
                <h2>Other places open to you</h2>
                <PlaceLinks places={places} />
              </section>
            )}
          </>
        }
        requestId={requestId}
        actions={<WayOut />}
      >
        {entry.page && <p>{entry.page.text}</p>}
        <p>
          You are signed in as <bdi>{person.name}</bdi> ({person.email}).
        </p>
      </MessagePage>
    </Frame>
  )
}
