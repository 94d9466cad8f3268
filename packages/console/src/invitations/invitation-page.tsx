import { PortreeveError } from '@portreeve/sdk'
import { IconLink } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { FailedPage } from '../entry/failed-page.tsx'
import { Frame } from '../entry/frame.tsx'
import { StartLink } from '../entry/start-link.tsx'
import { WaitingPage } from '../entry/waiting-page.tsx'
import { MessagePage } from '../parts/message-page.tsx'
import { knownHere } from '../session/known-here.ts'
import { sessionQuery } from '../session/session.ts'
import { AcceptInvitation } from './accept-invitation.tsx'
import { InvitationOver } from './invitation-over.tsx'
import { useInvitationSecret } from './invitation-secret.ts'
import { invitationQuery } from './opened-invitation.ts'

/** Where the link of an invitation leads, for whoever has it: somebody new, somebody with an account, or the wrong person. */
export function InvitationPage() {
  const secret = useInvitationSecret()
  return secret === null ? <NoLink /> : <Opened key={secret} secret={secret} />
}

function Opened({ secret }: { readonly secret: string }) {
  const opened = useQuery(invitationQuery(secret))
  // Asked only where somebody signed in before: everybody else would be refused for nothing.
  const session = useQuery({ ...sessionQuery, enabled: knownHere.get() })
  if (opened.error) {
    const { error } = opened
    const isOver = error instanceof PortreeveError && error.problem.code === 'link-not-valid'
    return isOver ? <InvitationOver problem={error.problem} /> : <FailedPage error={error} reset={opened.refetch} />
  }
  if (opened.isPending || session.isLoading) return <WaitingPage />
  return <AcceptInvitation secret={secret} invitation={opened.data} person={session.data?.person} />
}

function NoLink() {
  return (
    <Frame>
      <MessagePage icon={IconLink} title="Open the link of your invitation" actions={<StartLink />}>
        <p>
          This page needs the whole link that you were sent, with everything after the <code>#</code>. Open it again
          from the mail, or from wherever you were given it.
        </p>
      </MessagePage>
    </Frame>
  )
}
