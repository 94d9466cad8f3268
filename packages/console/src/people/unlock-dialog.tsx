import { useMutation } from '@tanstack/react-query'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { showDone } from '../parts/toasts.tsx'
import { useScope } from '../session/scope.ts'
import { unlockPerson } from './person-calls.ts'

interface UnlockDialogProps {
  readonly account: { readonly id: string; readonly name: string }
  readonly onClose: () => void
}

/** Wrong passwords no longer keep out whoever knows the right one (C8). */
export function UnlockDialog({ account: { id, name }, onClose }: UnlockDialogProps) {
  const { param } = useScope()
  const unlock = useMutation({
    mutationFn: () => unlockPerson({ scope: param, person: id }),
    meta: { shownInPlace: true },
    onSuccess: () => {
      showDone(`${name} is unlocked.`)
      onClose()
    },
  })
  return (
    <ConfirmDialog title={`Unlock ${name}?`} verb="Unlock" opened onClose={onClose} act={unlock}>
      <p>They can sign in with their password from any device again, at once.</p>
      <p className="quiet">
        So can whoever entered the wrong ones try again. Do it when they have told you that it was them.
      </p>
    </ConfirmDialog>
  )
}
