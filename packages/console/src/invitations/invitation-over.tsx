import type { Problem } from '@portreeve/sdk'
import { IconLinkOff } from '@tabler/icons-react'
import { useEffect } from 'react'
import { Frame } from '../entry/frame.tsx'
import { StartLink } from '../entry/start-link.tsx'
import { MessagePage } from '../parts/message-page.tsx'
import { forgetInvitation } from './invitation-secret.ts'

const titles: Readonly<Record<string, string>> = {
  accepted: 'This invitation was accepted already',
  expired: 'This invitation has expired',
  revoked: 'This invitation was withdrawn',
  replaced: 'There is a newer invitation',
  declined: 'This invitation was declined',
  'role-gone': 'This invitation can no longer be used',
  'author-gone': 'This invitation can no longer be used',
  'sponsor-gone': 'This invitation can no longer be used',
}

/** A link that opens nothing any more: why, and whom to ask. */
export function InvitationOver({ problem }: { readonly problem: Problem }) {
  // What opens nothing need not be kept for after signing in.
  useEffect(forgetInvitation, [])
  const { why } = problem.members as { readonly why?: string }
  return (
    <Frame>
      <MessagePage
        icon={IconLinkOff}
        title={titles[why ?? ''] ?? 'This link opens no invitation'}
        requestId={problem.requestId}
        actions={<StartLink />}
      >
        <p>{problem.detail}</p>
      </MessagePage>
    </Frame>
  )
}
