import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { changeRoles, type RolePreview } from '../members/act-calls.ts'
import type { Member } from '../members/members.ts'
import type { RoleOption } from '../members/role-options.ts'
import { RolePreviewPart } from '../members/role-preview.tsx'
import { isDemotion } from '../members/role-timing.ts'
import { useMemberAct } from '../members/use-member-act.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { Notice } from '../parts/notice.tsx'
import { ReasonField } from '../parts/reason-field.tsx'
import { showDone } from '../parts/toasts.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { flippedWords } from './role-switch.ts'

interface FlipRoleDialogProps {
  readonly member: Member
  readonly option: RoleOption
  /** What the server says would come of it. */
  readonly preview: RolePreview
  readonly onClose: () => void
}

/** One role, given with a reason (C5) or taken away with what goes with it. */
export function FlipRoleDialog({ member, option, preview, onClose }: FlipRoleDialogProps) {
  const { param } = useScope()
  const { person: me } = useSession()
  const [reason, setReason] = useState('')
  const [applyNow, setApplyNow] = useState(isDemotion(preview))
  const { label, key, held } = option
  const isSelf = me.id === member.id
  const waits = preview.takesEffect === 'next-session'
  const flip = useMemberAct({
    run: () =>
      changeRoles(
        { scope: param, person: member.id },
        { give: held ? [] : [key], take: held ? [key] : [], reason, applyNow: waits && applyNow },
      ),
    onSuccess: () => {
      showDone(flippedWords(member.name, option, isSelf))
      onClose()
    },
  })
  return (
    <ConfirmDialog
      {...{ opened: true, onClose, act: flip, size: 520 }}
      title={held ? `Take ${label} away from ${member.name}?` : `Give ${member.name} the role ${label}?`}
      verb={held ? 'Take away' : 'Give the role'}
      ready={preview.refusal === null && (!preview.reasonRequired || reason.trim() !== '')}
    >
      {!held && preview.refusal === null && (
        <ReasonField required={preview.reasonRequired} value={reason} onChange={setReason} />
      )}
      <RolePreviewPart preview={preview} applyNow={applyNow} onApplyNow={setApplyNow} />
      {isSelf && held && preview.refusal === null && (
        <Notice icon={IconAlertTriangle} title="This is your own role">
          You lose what only {label} lets you do.
        </Notice>
      )}
    </ConfirmDialog>
  )
}
