import { useState } from 'react'
import type { RoleOption } from '../members/role-options.ts'
import { useMemberAct } from '../members/use-member-act.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { ReasonField } from '../parts/reason-field.tsx'
import { showDone } from '../parts/toasts.tsx'
import { useScope } from '../session/scope.ts'
import { addAsMember } from './person-calls.ts'
import { flippedWords } from './role-switch.ts'

interface FirstRoleDialogProps {
  readonly account: { readonly id: string; readonly name: string }
  readonly option: RoleOption
  readonly onClose: () => void
}

/** Somebody whose account is kept here becomes a member with a role. */
export function FirstRoleDialog({ account: { id, name }, option, onClose }: FirstRoleDialogProps) {
  const { param, name: place } = useScope()
  const [reason, setReason] = useState('')
  const { key, label, reasonRequired } = option
  const add = useMemberAct({
    run: () => addAsMember({ scope: param, person: id }, key, reason),
    onSuccess: () => {
      showDone(flippedWords(name, option, false))
      onClose()
    },
  })
  return (
    <ConfirmDialog
      {...{ opened: true, onClose, act: add, title: `Give ${name} the role ${label}?`, verb: 'Give the role' }}
      ready={!reasonRequired || reason.trim() !== ''}
    >
      <p>
        They become a member of <bdi>{place}</bdi>, and hold the role at once.
      </p>
      <ReasonField required={reasonRequired} value={reason} onChange={setReason} />
    </ConfirmDialog>
  )
}
