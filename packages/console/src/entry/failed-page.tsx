import { Button } from '@mantine/core'
import { PortreeveError } from '@portreeve/sdk'
import { IconCloudOff, IconLock, IconMapOff, IconServerOff } from '@tabler/icons-react'
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ErrorComponentProps, useLocation, useRouter } from '@tanstack/react-router'
import { MessagePage } from '../parts/message-page.tsx'
import { Frame } from './frame.tsx'

/** What stands in place of a page that could not be shown: refused, not there, no answer, or a fault of ours. */
export function FailedPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const { reset: forget } = useQueryErrorResetBoundary()
  const again = () => {
    forget()
    reset()
    router.invalidate()
  }
  const retry = <Button onClick={again}>Try again</Button>
  const problem = error instanceof PortreeveError ? error.problem : null
  if (problem?.code === 'not-found') return <MissingPage />
  if (problem?.status === 0) {
    const offline = !navigator.onLine
    return (
      <Frame>
        <MessagePage
          icon={offline ? IconCloudOff : IconServerOff}
          title={offline ? 'You are offline' : 'The server does not answer'}
          actions={retry}
        >
          {offline
            ? 'This device has no connection. The page is shown as soon as it has one and you try again.'
            : 'Check that the server is running and that this computer can reach it, then try again.'}
        </MessagePage>
      </Frame>
    )
  }
  if (problem?.code === 'not-allowed') {
    const { help } = problem.members as { readonly help?: readonly { readonly name: string; readonly role: string }[] }
    return (
      <Frame>
        <MessagePage
          icon={IconLock}
          tone="refused"
          title={problem.title}
          ask={help ?? []}
          requestId={problem.requestId}
          actions={<HomeButton />}
        >
          {problem.detail}
        </MessagePage>
      </Frame>
    )
  }
  return (
    <Frame>
      <MessagePage
        icon={IconServerOff}
        tone="refused"
        title={problem?.title ?? 'This page could not be shown'}
        requestId={problem?.requestId ?? null}
        actions={
          <>
            {retry}
            <HomeButton />
          </>
        }
      >
        {problem?.detail ??
          'The fault is in the page, not in what you did. Nothing was changed. Try again, or reload the page.'}
      </MessagePage>
    </Frame>
  )
}

/** An address without a page, or of something that this person cannot see: the two are told alike. */
export function MissingPage() {
  const { pathname } = useLocation()
  return (
    <Frame>
      <MessagePage icon={IconMapOff} title="There is nothing here" actions={<HomeButton />}>
        No page has the address <code>{pathname}</code>, or it is about something that you cannot see.
      </MessagePage>
    </Frame>
  )
}

export function WaitingPage() {
  return (
    <p role="status" className="quiet" style={{ padding: 32 }}>
      Asking the server…
    </p>
  )
}

function HomeButton() {
  return (
    <Button variant="default" component="a" href="/">
      Go to the start page
    </Button>
  )
}
