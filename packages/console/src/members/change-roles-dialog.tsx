import { TextInput } from '@mantine/core'
import { IconAlertTriangle, IconClockHour4 } from '@tabler/icons-react'
import { useState } from 'react'
import { useCatalogue, useScopeType } from '../deployment/catalogue.ts'
import { roleLabel } from '../deployment/role-label.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { Notice } from '../parts/notice.tsx'
import { PanelWaiting } from '../parts/panel.tsx'
import { ReasonField } from '../parts/reason-field.tsx'
import { showDone } from '../parts/toasts.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { changeRoles } from './act-calls.ts'
import styles from './act-dialog.module.css'
import type { MemberDialogProps } from './act-dialog.tsx'
import { lastDay } from './end-day.ts'
import { actLabel, actTitle } from './member-acts.ts'
import { pendingRoles } from './pending-roles.ts'
import { RoleChoice, RoleToggles } from './role-fields.tsx'
import { RolePreviewPart } from './role-preview.tsx'
import { changedWords, rolesInWords } from './role-timing.ts'
import { useMemberAct } from './use-member-act.ts'
import { useRoleChange } from './use-role-change.ts'

/** Other roles for somebody: what they will be, when it counts, and what they gain and lose, before it is done (A9, C4, C5). */
export function ChangeRolesDialog({ member, onClose }: MemberDialogProps) {
  const { person: me } = useSession()
  const catalogue = useCatalogue()
  const type = useScopeType(useScope().type)
  const change = useRoleChange(member)
  const [reason, setReason] = useState('')
  const { options, chosen, single, wish, changes, who, preview, applyNow } = change
  const label = (key: string) => roleLabel(catalogue, key)
  const given = options.filter(({ key }) => wish.give.includes(key))
  const asksReason = given.some(({ reasonRequired }) => reasonRequired)
  const waits = preview.data?.takesEffect === 'next-session'
  const save = useMemberAct({
    run: () => changeRoles(who, { ...wish, reason: given.length > 0 ? reason : '', applyNow: waits && applyNow }),
    onSuccess: ({ before, after, takesEffect }) => {
      showDone(changedWords({ name: member.name, takesEffect, before: before.map(label), after: after.map(label) }))
      onClose()
    },
  })
  const words = actLabel('change-roles', type)
  const pending = pendingRoles(member, label)
  const Field = single ? RoleChoice : RoleToggles
  const isKnown = preview.data !== undefined && !preview.isPlaceholderData && preview.data.refusal === null
  return (
    <ConfirmDialog
      {...{
        title: actTitle('change-roles', type, member.name),
        verb: words,
        opened: true,
        onClose,
        act: save,
        size: 560,
      }}
      ready={changes && isKnown && (!asksReason || reason.trim() !== '')}
    >
      {pending && (
        <Notice icon={IconClockHour4} title="A change waits already">
          {rolesInWords(pending.from)} now, {rolesInWords(pending.to)} at the next sign-in. What you choose takes its
          place.
        </Notice>
      )}
      <Field options={options} chosen={chosen} onChange={change.setChosen} />
      {(single || wish.give.length > 0) && !change.endsElsewhere && (
        <TextInput
          type="date"
          label="Last day (may be left empty)"
          description={endWords(single, change.day)}
          min={lastDay(new Date().toISOString())}
          value={change.day}
          onChange={({ currentTarget }) => change.setDay(currentTarget.value)}
        />
      )}
      {given.length > 0 && <ReasonField required={asksReason} value={reason} onChange={setReason} />}
      <div className={styles.body} aria-live="polite" aria-busy={preview.isFetching}>
        {!changes && (
          <p className="quiet">
            {single && !change.endsElsewhere ? 'Choose another role, or another last day.' : 'Nothing is changed yet.'}
          </p>
        )}
        {changes && preview.isPending && <PanelWaiting />}
        {changes && preview.error && <Failure error={preview.error} onRetry={() => preview.refetch()} />}
        {changes && preview.data && (
          <RolePreviewPart preview={preview.data} applyNow={applyNow} onApplyNow={change.setApplyNow} />
        )}
      </div>
      {changes && me.id === member.id && wish.take.length > 0 && (
        <Notice icon={IconAlertTriangle} title="This is your own role">
          You lose what only {rolesInWords(wish.take.map(label))} lets you do, and somebody else has to give it back.
        </Notice>
      )}
    </ConfirmDialog>
  )
}

function endWords(single: boolean, day: string): string {
  if (day === '') return 'It goes on until somebody changes it.'
  return single
    ? 'It ends by itself when that day is over. No role remains here then.'
    : 'What is given now ends by itself when that day is over.'
}
