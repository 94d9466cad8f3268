import { useMutation } from '@tanstack/react-query'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { renewRecoveryCodes } from './factors.ts'
import { RecoveryCodesDialog } from './recovery-codes-dialog.tsx'

/** New recovery codes in the place of the former. */
export function NewCodesDialog({ onClose }: { readonly onClose: () => void }) {
  const renew = useMutation<readonly string[], Error, void>({
    mutationFn: renewRecoveryCodes,
    meta: { shownInPlace: true },
  })
  if (renew.isSuccess) return <RecoveryCodesDialog codes={renew.data} onClose={onClose} />
  return (
    <ConfirmDialog title="Make new recovery codes?" verb="Make new ones" opened onClose={onClose} act={renew}>
      <p>You get ten. Those that you have kept until now no longer work, at once.</p>
    </ConfirmDialog>
  )
}
