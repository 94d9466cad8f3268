import { useMutation } from '@tanstack/react-query'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { showDone } from '../parts/toasts.tsx'
import { useScope } from '../session/scope.ts'
import { resetFactorsOf } from './person-calls.ts'

interface ResetFactorsDialogProps {
  readonly account: { readonly id: string; readonly name: string }
  readonly onClose: () => void
}

/** C8, C9: somebody has lost what they show beside the password. */
export function ResetFactorsDialog({ account: { id, name }, onClose }: ResetFactorsDialogProps) {
  const { param } = useScope()
  const reset = useMutation<number, Error, void>({
    mutationFn: () => resetFactorsOf({ scope: param, person: id }),
    meta: { shownInPlace: true },
    onSuccess: () => {
      showDone(`The second factors of ${name} are removed.`)
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={`Remove the second factors of ${name}?`}
      verb="Remove"
      destroys
      size={480}
      opened
      onClose={onClose}
      act={reset}
    >
      <p>
        Their authenticator apps, passkeys, codes by email and recovery codes end, and they are signed out everywhere,
        at once. They are told by mail.
      </p>
      <p>
        From then on their password alone lets them in. A place that asks for a second factor asks them to set one up
        before anything else.
      </p>
      <p className="quiet">
        Make sure that it is {name} who asks, for instance by a call: this is what somebody would ask for who knows the
        password. For 24 hours only somebody else can reset that.
      </p>
    </ConfirmDialog>
  )
}
