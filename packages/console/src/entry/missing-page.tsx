import { IconMapOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { MessagePage } from '../parts/message-page.tsx'
import { sessionQuery } from '../session/session.ts'
import { Frame } from './frame.tsx'
import { StartLink } from './start-link.tsx'
import { WayOut } from './way-out.tsx'

/** An address without a page, or of something that this person cannot see: the two are told alike (X8). */
export function MissingPage() {
  const { pathname } = useLocation()
  // Not asked here: who is signed in is known, or does not matter.
  const { data: session } = useQuery({ ...sessionQuery, enabled: false })
  return (
    <Frame>
      <MessagePage
        icon={IconMapOff}
        title="There is nothing here"
        actions={
          <>
            <StartLink />
            {session && <WayOut />}
          </>
        }
      >
        <p>
          No page has the address <code>{pathname}</code>, or it is about something that you cannot see. Check the
          address
          {session ? ', or switch to the account that it was meant for.' : '.'}
        </p>
        {session && (
          <p>
            You are signed in as <bdi>{session.person.name}</bdi> ({session.person.email}).
          </p>
        )}
      </MessagePage>
    </Frame>
  )
}
