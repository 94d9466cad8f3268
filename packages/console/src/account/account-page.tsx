import { YourFactors } from '../factors/your-factors.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { YourLinkedAccounts } from '../providers/your-linked-accounts.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import styles from './account-page.module.css'
import { YourPlaces } from './your-places.tsx'
import { YourProfile } from './your-profile.tsx'
import { YourRequests } from './your-requests.tsx'
import { YourSessions } from './your-sessions.tsx'

/** Who is signed in: their account, where they are signed in, the places where they hold a role, and what they asked for. */
export function AccountPage() {
  const session = useSession()
  const scope = useScope()
  return (
    <div className={styles.page}>
      <PageHead title="Your account" lead="Who you are here, where you are signed in, and where you hold which role." />
      <YourProfile />
      <YourFactors />
      <YourSessions />
      <YourLinkedAccounts />
      <Panel title="Places and roles">
        <YourPlaces scopes={session.scopes} here={scope.param} />
        {!session.complete && <p className={styles.note}>You are in more places than are listed here.</p>}
      </Panel>
      <YourRequests />
    </div>
  )
}
