import { useMutation } from '@tanstack/react-query'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { showDone } from '../parts/toasts.tsx'
import { withdrawVersion } from './submissions.ts'

interface WithdrawDialogProps {
  readonly scope: string
  readonly app: { readonly id: string; readonly name: string }
  readonly version: { readonly id: string; readonly version: string }
  readonly onClose: () => void
}

/** Takes a version back from the reviewers. */
export function WithdrawDialog({ scope, app, version, onClose }: WithdrawDialogProps) {
  const act = useMutation({
    mutationFn: () => withdrawVersion({ scope, app: app.id, version: version.id }),
    meta: { shownInPlace: true },
    onSuccess: () => {
      showDone(`${app.name} ${version.version} is a draft again.`)
      onClose()
    },
  })
  return (
    <ConfirmDialog
      opened
      title={`Withdraw ${app.name} ${version.version}?`}
      verb="Withdraw"
      onClose={onClose}
      act={act}
    >
      <p>
        The reviewers no longer see it, and it is a draft again. What is published stays as it is. You can submit it
        again at any time; it then waits at the end of the queue.
      </p>
    </ConfirmDialog>
  )
}
