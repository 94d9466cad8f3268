import type { Problem } from '@portreeve/sdk'
import { IconLock } from '@tabler/icons-react'
import { MessagePage } from '../parts/message-page.tsx'
import { RequestAccess } from '../requests/request-access.tsx'
import { Frame } from './frame.tsx'
import styles from './refused-page.module.css'
import { StartLink } from './start-link.tsx'
import { WayOut } from './way-out.tsx'

/** What a `not-allowed` says besides its sentence (X8). */
interface RefusalMembers {
  readonly permission?: string | null
  readonly leastRole?: { readonly role: string; readonly label: string } | null
  readonly help?: readonly { readonly name: string; readonly role: string }[]
  /** Where and for what this person may ask. */
  readonly requestAccess?: { readonly scope: string; readonly permission: string } | null
}

/** A page that somebody may not see: why, the least role that may, who can help, and what to do now. */
export function RefusedPage({ problem }: { readonly problem: Problem }) {
  const { permission, leastRole, help, requestAccess } = problem.members as RefusalMembers
  return (
    <Frame>
      <MessagePage
        icon={IconLock}
        tone="refused"
        title={problem.title}
        ask={help ?? []}
        more={
          <>
            {permission && (
              <dl className={styles.facts}>
                <div>
                  <dt>Permission</dt>
                  <dd>
                    <code>{permission}</code>
                  </dd>
                </div>
                {leastRole && (
                  <div>
                    <dt>Least role that has it</dt>
                    <dd>{leastRole.label}</dd>
                  </div>
                )}
              </dl>
            )}
            {requestAccess && <RequestAccess scope={requestAccess.scope} permission={requestAccess.permission} />}
          </>
        }
        requestId={problem.requestId}
        actions={
          <>
            <StartLink />
            <WayOut />
          </>
        }
      >
        <p>{problem.detail}</p>
      </MessagePage>
    </Frame>
  )
}
