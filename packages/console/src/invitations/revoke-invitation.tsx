import { useMutation } from '@tanstack/react-query'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { showDone } from '../parts/toasts.tsx'
import { useScope } from '../session/scope.ts'
import { type Invitation, revokeInvitation } from './invitations.ts'

interface RevokeInvitationProps {
  readonly invitation: Invitation
  readonly onClose: () => void
}

/** The link that was sent opens nothing any more. */
export function RevokeInvitation({ invitation: { id, email, label }, onClose }: RevokeInvitationProps) {
  const { param } = useScope()
  const revoke = useMutation<void, Error, void>({
    mutationFn: () => revokeInvitation(param, id),
    meta: { shownInPlace: true },
    onSuccess: () => {
      showDone(`The invitation of ${email} is withdrawn.`)
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={`Withdraw the invitation of ${email}?`}
      verb="Withdraw"
      destroys
      opened
      onClose={onClose}
      act={revoke}
    >
      <p>
        The link to become {label} here stops working at once, and whoever opens it is told that the invitation was
        withdrawn. It stays in the list of ended ones.
      </p>
      <p className="quiet">You can invite the same address again at any time.</p>
    </ConfirmDialog>
  )
}
