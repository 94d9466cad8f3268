import { Button } from '@mantine/core'
import { PortreeveError } from '@portreeve/sdk'
import { IconLink, IconLinkOff } from '@tabler/icons-react'
import { FailedPage } from '../entry/failed-page.tsx'
import { Frame } from '../entry/frame.tsx'
import { MessagePage } from '../parts/message-page.tsx'

interface LinkOverProps {
  readonly error: Error
  /** Where another one comes from. */
  readonly next: string
  readonly onRetry: () => void
}

/** A link that opens nothing any more: why, and what to do. */
export function LinkOver({ error, next, onRetry }: LinkOverProps) {
  if (!(error instanceof PortreeveError) || error.problem.code !== 'link-not-valid') {
    return <FailedPage error={error} reset={onRetry} />
  }
  return (
    <Frame>
      <MessagePage
        icon={IconLinkOff}
        title="This link can no longer be used"
        requestId={error.problem.requestId}
        actions={<ToSignIn variant="default" />}
      >
        <p>{error.problem.detail}</p>
        <p>{next}</p>
      </MessagePage>
    </Frame>
  )
}

/** The page was opened without a link, or read again: what stood behind the `#` is kept nowhere. */
export function NoLink() {
  return (
    <Frame>
      <MessagePage icon={IconLink} title="Open the link again" actions={<ToSignIn variant="default" />}>
        <p>
          This page needs the whole link, with everything after the <code>#</code>. Open it again from the mail, or from
          wherever you were given it.
        </p>
      </MessagePage>
    </Frame>
  )
}

/** A page load of its own: whoever was signed in here before may be so no longer. */
export function ToSignIn({ variant = 'filled' }: { readonly variant?: 'filled' | 'default' }) {
  return (
    <Button component="a" href="/sign-in" variant={variant}>
      Sign in
    </Button>
  )
}
