import { useBelongings } from '../leftovers/belongings.tsx'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { useScope } from '../session/scope.ts'
import { removeMember } from './act-calls.ts'
import type { MemberDialogProps } from './act-dialog.tsx'
import { ReceiptDialog } from './receipt-dialog.tsx'
import { useMemberAct } from './use-member-act.ts'

interface RemoveDialogProps extends MemberDialogProps {
  readonly onGone: () => void | Promise<void>
}

/** Out of this place at once and for good: only a new invitation brings them back (A10, X5, X10). */
export function RemoveDialog({ member, onClose, onGone }: RemoveDialogProps) {
  const { param, name: place } = useScope()
  const { id, name } = member
  const belongings = useBelongings({ person: member, scope: param, whole: false })
  const remove = useMemberAct({
    run: () => removeMember({ scope: param, person: id }, belongings.decision),
    staysOpen: true,
  })
  if (remove.data) {
    return <ReceiptDialog title={`${name} is deleted here`} person={member} receipt={remove.data} onClose={onGone} />
  }
  return (
    <ConfirmDialog
      {...{ title: `Delete ${name}?`, verb: 'Delete', destroys: true, opened: true, onClose, act: remove }}
      ready={belongings.isDecided}
    >
      <p>
        They are out of <bdi>{place}</bdi> at once, also where they are signed in now, and gone from the list. Their
        roles here, their API tokens for this place and any change that waits are gone with it.
      </p>
      <p>Their account, and what they are in other places, stays as it is.</p>
      {belongings.field}
      <p className="quiet">
        This cannot be undone. Only a new invitation brings them back, and they then start afresh. What they did stays
        in the audit log.
      </p>
    </ConfirmDialog>
  )
}
