import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { useScope } from '../session/scope.ts'
import { disableMember } from './act-calls.ts'
import type { MemberDialogProps } from './act-dialog.tsx'
import { ReceiptDialog } from './receipt-dialog.tsx'
import { rolesInWords } from './role-timing.ts'
import { useMemberAct } from './use-member-act.ts'

/** Out of this place at once, with the role kept (A10, X5). */
export function DisableDialog({ member, onClose }: MemberDialogProps) {
  const { param, name: place } = useScope()
  const { id, name, roles } = member
  const disable = useMemberAct({ run: () => disableMember({ scope: param, person: id }), staysOpen: true })
  if (disable.data) {
    return <ReceiptDialog title={`${name} is disabled`} person={member} receipt={disable.data} onClose={onClose} />
  }
  return (
    <ConfirmDialog title={`Disable ${name}?`} verb="Disable" destroys opened onClose={onClose} act={disable}>
      <p>
        They are out of <bdi>{place}</bdi> at once, also where they are signed in now. Their API tokens for this place
        stop working.
      </p>
      <p>What they are in other places stays as it is.</p>
      <p className="quiet">
        You can enable them again: they then have {rolesInWords(roles.map(({ label }) => label))} as before, and you
        choose which of the tokens resume.
      </p>
    </ConfirmDialog>
  )
}
