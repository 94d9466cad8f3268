import { useMutation } from '@tanstack/react-query'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { showDone } from '../parts/toasts.tsx'
import { type ClaimAgainst, objectToClaim } from './claims.ts'

interface ObjectDialogProps {
  readonly claim: ClaimAgainst
  readonly onClose: () => void
}

/** Somebody does not let a place go that was theirs. */
export function ObjectDialog({ claim: { id, by, scope }, onClose }: ObjectDialogProps) {
  const object = useMutation<void, Error, void>({
    mutationFn: () => objectToClaim(id),
    meta: { shownInPlace: true },
    onSuccess: () => {
      showDone(`The claim of ${by.name} has ended.`)
      onClose()
    },
  })
  return (
    <ConfirmDialog title={`Object to the claim of ${by.name}?`} verb="Object" opened onClose={onClose} act={object}>
      <p>
        The claim to <bdi>{scope.name}</bdi> ends at once, and <bdi>{by.name}</bdi> is told that you objected.
      </p>
      <p className="quiet">You do not get your role back by it: the place still needs somebody who looks after it.</p>
    </ConfirmDialog>
  )
}
