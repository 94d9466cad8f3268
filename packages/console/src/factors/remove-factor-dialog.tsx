import { useMutation } from '@tanstack/react-query'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { showDone } from '../parts/toasts.tsx'
import { forgetPasskey } from '../passkeys/passkeys.ts'
import { type OwnFactor, removeFactor } from './factors.ts'

interface RemoveFactorDialogProps {
  readonly factor: OwnFactor
  /** Nothing is left after it. */
  readonly isLast: boolean
  readonly onClose: () => void
}

export function RemoveFactorDialog({ factor: { id, label, credentialId }, isLast, onClose }: RemoveFactorDialogProps) {
  const remove = useMutation<void, Error, void>({
    mutationFn: () => removeFactor(id),
    meta: { shownInPlace: true },
    onSuccess: () => {
      showDone(`${label} is removed.`)
      if (credentialId !== null) forgetPasskey(credentialId)
      onClose()
    },
  })
  return (
    <ConfirmDialog title={`Remove ${label}?`} verb="Remove" destroys opened onClose={onClose} act={remove}>
      <p>It no longer lets you in, at once. Devices that were remembered ask for a second factor again.</p>
      {isLast && (
        <p>
          It is your only one: from then on your password alone lets you in, and your recovery codes are worth nothing.
        </p>
      )}
    </ConfirmDialog>
  )
}
