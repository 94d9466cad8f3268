import { Button } from '@mantine/core'
import { IconLogin2 } from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { MessagePage } from '../parts/message-page.tsx'
import { useSessionEnded } from '../session/session-end.ts'
import { Frame } from './frame.tsx'

/** Where a page should be whose reader's session ended. Goes on by itself once they signed in again. */
export function SessionEndedPage({ onSignedIn }: { readonly onSignedIn: () => void }) {
  const { href } = useLocation()
  const ended = useSessionEnded()
  const hadEnded = useRef(ended)
  useEffect(() => {
    if (hadEnded.current && !ended) onSignedIn()
    hadEnded.current = ended
  }, [ended, onSignedIn])
  return (
    <Frame>
      <MessagePage
        icon={IconLogin2}
        title="Your session has ended"
        actions={
          <Button renderRoot={(props) => <Link {...props} to="/sign-in" search={{ to: href }} />}>Sign in</Button>
        }
      >
        <p>Sign in again to see this page.</p>
      </MessagePage>
    </Frame>
  )
}
