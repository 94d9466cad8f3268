import { useState } from 'react'
import { useCatalogue } from '../deployment/catalogue.ts'
import { roleLabel } from '../deployment/role-label.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { ReasonField } from '../parts/reason-field.tsx'
import { showDone } from '../parts/toasts.tsx'
import { useScope } from '../session/scope.ts'
import { applyRolesNow, cancelRoleChange } from './act-calls.ts'
import type { MemberDialogProps } from './act-dialog.tsx'
import type { Member } from './members.ts'
import { rolesInWords } from './role-timing.ts'
import { useMemberAct } from './use-member-act.ts'

/** A change that waits for the next sign-in counts at once instead (A9). */
export function HastenChangeDialog({ member, onClose }: MemberDialogProps) {
  const { param } = useScope()
  const { kept, given } = useWaiting(member)
  const hasten = useMemberAct({
    run: () => applyRolesNow({ scope: param, person: member.id }),
    onSuccess: () => {
      showDone(`${member.name} has ${given} now.`)
      onClose()
    },
  })
  return (
    <ConfirmDialog
      {...{ title: `Apply the change of ${member.name} now?`, verb: 'Apply now', opened: true, onClose, act: hasten }}
    >
      <p>
        Their open sessions have {given} instead of {kept}, from the next thing they do. Without it, that waits for
        their next sign-in.
      </p>
    </ConfirmDialog>
  )
}

/** A change that waits for the next sign-in is taken back before it counts anywhere (A9). */
export function CancelChangeDialog({ member, onClose }: MemberDialogProps) {
  const { param, type } = useScope()
  const catalogue = useCatalogue()
  const [reason, setReason] = useState('')
  const { kept, given, keys } = useWaiting(member)
  const roles = catalogue.scopeTypes.find(({ id }) => id === type)?.roles ?? []
  const back = keys.filter((key) => !member.roles.some(({ role }) => role === key))
  const asksReason = roles.some(({ id, reasonRequired }) => reasonRequired && back.includes(`${type}:${id}`))
  const cancel = useMemberAct({
    run: () => cancelRoleChange({ scope: param, person: member.id }, reason),
    onSuccess: () => {
      showDone(`${member.name} keeps ${kept}.`)
      onClose()
    },
  })
  return (
    <ConfirmDialog
      {...{ title: `Cancel the change of ${member.name}?`, verb: 'Cancel the change', opened: true, onClose }}
      act={cancel}
      way="Leave it"
      ready={!asksReason || reason.trim() !== ''}
    >
      <p>
        They keep {kept}, and {given} never counts. Nothing changes for the sessions that are open now.
      </p>
      {asksReason && <ReasonField required value={reason} onChange={setReason} />}
    </ConfirmDialog>
  )
}

function useWaiting({ roles, rolesUntilNextSession }: Member) {
  const catalogue = useCatalogue()
  const keys = rolesUntilNextSession ?? []
  return {
    keys,
    kept: rolesInWords(keys.map((key) => roleLabel(catalogue, key))),
    given: rolesInWords(roles.map(({ label }) => label)),
  }
}
