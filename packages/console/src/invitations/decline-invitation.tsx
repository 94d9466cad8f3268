import { IconCircleCheck } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { Frame } from '../entry/frame.tsx'
import { StartLink } from '../entry/start-link.tsx'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { MessagePage } from '../parts/message-page.tsx'
import { forgetInvitation } from './invitation-secret.ts'
import { declineInvitation } from './opened-invitation.ts'

interface DeclineInvitationProps {
  readonly secret: string
  readonly place: string
  readonly onClose: () => void
  readonly onDeclined: () => void
}

/** No, thank you: it cannot be accepted afterwards. */
export function DeclineInvitation({ secret, place, onClose, onDeclined }: DeclineInvitationProps) {
  const decline = useMutation<void, Error, void>({
    mutationFn: () => declineInvitation(secret),
    meta: { shownInPlace: true, changesNothing: true },
    onSuccess: () => {
      forgetInvitation()
      onDeclined()
    },
  })
  return (
    <ConfirmDialog title={`Decline to join ${place}?`} verb="Decline" destroys opened onClose={onClose} act={decline}>
      <p>
        The link stops working at once, and whoever invited you sees that you declined. Nothing else changes; if you
        think again later, ask for a new invitation.
      </p>
    </ConfirmDialog>
  )
}

export function Declined({ place, by }: { readonly place: string; readonly by: string | null }) {
  return (
    <Frame>
      <MessagePage icon={IconCircleCheck} title="You declined the invitation" actions={<StartLink />}>
        <p>
          You did not join <bdi>{place}</bdi>. {by === null ? 'Whoever invited you' : <bdi>{by}</bdi>} can invite you
          again.
        </p>
      </MessagePage>
    </Frame>
  )
}
