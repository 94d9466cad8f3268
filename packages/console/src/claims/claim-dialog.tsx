import { useMutation } from '@tanstack/react-query'
import { listed } from '../audit/sentence.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { showDone } from '../parts/toasts.tsx'
import { useScope } from '../session/scope.ts'
import { type ClaimState, claimPlace } from './claims.ts'

interface ClaimDialogProps {
  readonly role: NonNullable<ClaimState['role']>
  readonly formerHolders: ClaimState['formerHolders']
  readonly onClose: () => void
}

/** Says what the 72 hours are for, before somebody takes a place over. */
export function ClaimDialog({ role, formerHolders, onClose }: ClaimDialogProps) {
  const { param, name } = useScope()
  const claim = useMutation<unknown, Error, void>({
    mutationFn: () => claimPlace(param),
    meta: { shownInPlace: true },
    onSuccess: () => {
      showDone(`You have claimed ${name}. Come back in 72 hours, and complete it within seven days.`)
      onClose()
    },
  })
  const former = listed(formerHolders.map((person) => person.name))
  return (
    <ConfirmDialog title={`Claim ${name}?`} verb="Claim this place" opened onClose={onClose} act={claim}>
      <p>
        Nobody who can sign in holds the role {role.label} here. If you claim it, you can become {role.label} in 72
        hours. From then on you have seven days to complete the claim; after that it lapses.
      </p>
      <p>
        {former === '' ? 'Whoever held the role last' : <bdi>{former}</bdi>} and the people who look after this place
        are told at once. Whoever held the role last can object until then; the claim ends if they do.
      </p>
      <p className="quiet">
        Nothing changes before that. It is written into the audit log of this place, and you can withdraw it at any
        time.
      </p>
    </ConfirmDialog>
  )
}
