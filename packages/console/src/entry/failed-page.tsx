import { Button } from '@mantine/core'
import { PortreeveError } from '@portreeve/sdk'
import { IconLock, IconPlugConnectedX, IconReload, IconServerOff } from '@tabler/icons-react'
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { MessagePage } from '../parts/message-page.tsx'
import { Frame } from './frame.tsx'
import { MissingPage } from './missing-page.tsx'
import { NoAnswerPage } from './no-answer-page.tsx'
import { RefusedPage } from './refused-page.tsx'
import { SessionEndedPage } from './session-ended-page.tsx'
import { StartLink } from './start-link.tsx'

const NeededProblem = lazy(async () => ({
  default: (await import('../second-factor-rules/needed-problem.tsx')).NeededProblem,
}))

export type FailedPageProps = Pick<ErrorComponentProps, 'error' | 'reset'>

/** What stands in place of a page that could not be shown: refused, not there, no answer, or a fault of ours. */
export function FailedPage({ error, reset }: FailedPageProps) {
  const router = useRouter()
  const { reset: forget } = useQueryErrorResetBoundary()
  const again = () => {
    forget()
    reset()
    router.invalidate()
  }
  if (!(error instanceof PortreeveError)) return <FaultPage fault={String(error)} />
  const { problem } = error
  if (problem.status === 0 || unanswered.includes(problem.code)) return <NoAnswerPage onAnswer={again} />
  switch (problem.code) {
    case 'not-found':
      return <MissingPage />
    case 'not-allowed':
      return <RefusedPage problem={problem} />
    case 'second-factor-needed':
      return (
        <Suspense>
          <NeededProblem problem={problem} />
        </Suspense>
      )
    case 'not-signed-in':
      return <SessionEndedPage onSignedIn={again} />
    default:
      return (
        <Frame>
          <MessagePage
            icon={problem.status >= 500 ? IconServerOff : IconLock}
            tone="refused"
            title={problem.title}
            requestId={problem.requestId}
            actions={
              <>
                <Button leftSection={<IconReload size={16} aria-hidden />} onClick={again}>
                  Try again
                </Button>
                <StartLink />
              </>
            }
          >
            <p>{problem.detail}</p>
          </MessagePage>
        </Frame>
      )
  }
}

/** What stands between answered in the server's place. */
const unanswered = ['status-502', 'status-503', 'status-504']

/** The page itself failed, or its code could not be fetched because a newer console is there. Only reading it anew helps. */
function FaultPage({ fault }: { readonly fault: string }) {
  return (
    <Frame>
      <MessagePage
        icon={IconPlugConnectedX}
        tone="refused"
        title="This page could not be shown"
        actions={
          <>
            <Button leftSection={<IconReload size={16} aria-hidden />} onClick={() => window.location.reload()}>
              Reload the page
            </Button>
            <StartLink />
          </>
        }
      >
        <p>
          The fault is in the page, not in what you did, and nothing was changed. Reload it. If it stays like this, tell
          whoever runs this server what stands here:
        </p>
        <p>
          <code>{fault}</code>
        </p>
      </MessagePage>
    </Frame>
  )
}
