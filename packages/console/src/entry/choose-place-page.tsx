import { Button } from '@mantine/core'
import { ClaimsAgainst } from '../claims/claims-against.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { lastPlace } from '../session/last-place.ts'
import { scopeParam } from '../session/scope.ts'
import { type HeldScope, useSession } from '../session/session.ts'
import { signOut } from '../session/sign-out.ts'
import styles from './choose-place-page.module.css'
import { Frame } from './frame.tsx'
import { PlaceLinks } from './place-links.tsx'
import { lastFirst } from './where-to.ts'

interface ChoosePlacePageProps {
  readonly places: readonly HeldScope[]
  /** What else the person is in, apart from where the menu leads. */
  readonly others: readonly HeldScope[]
}

/** For people with several places (A17): which one now. Nothing of the choice is kept but in this browser. */
export function ChoosePlacePage({ places, others }: ChoosePlacePageProps) {
  const { person, complete } = useSession()
  const last = lastPlace.get(person.id)
  const ordered = lastFirst(places, ({ id }) => scopeParam(id) === last)
  return (
    <Frame
      aside={
        <Button variant="default" size="xs" onClick={() => signOut('/sign-in?out=true')}>
          Sign out
        </Button>
      }
    >
      <div className={styles.page}>
        <PageHead
          title="Choose where to work"
          lead={
            <>
              You are signed in as <bdi>{person.name}</bdi>. What you may do depends on the place; you can switch at any
              time.
            </>
          }
        />
        <ClaimsAgainst />
        <PlaceLinks places={ordered} last={last} />
        {others.length > 0 && (
          <section className={styles.others}>
            <h2>Other places of yours</h2>
            <PlaceLinks places={others} />
          </section>
        )}
        {!complete && <p className="quiet small">You are in more places than are listed here.</p>}
      </div>
    </Frame>
  )
}
