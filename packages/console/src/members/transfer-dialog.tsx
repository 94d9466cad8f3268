import { useScopeType } from '../deployment/catalogue.ts'
import { useDeployment } from '../deployment/deployment.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { showDone } from '../parts/toasts.tsx'
import { useScope } from '../session/scope.ts'
import { transferRole } from './act-calls.ts'
import type { MemberDialogProps } from './act-dialog.tsx'
import { transferWords } from './member-acts.ts'
import { rolesInWords } from './role-timing.ts'
import { useMemberAct } from './use-member-act.ts'

/** Hands on the role that moves by this way only (A4). */
export function TransferDialog({ member, onClose }: MemberDialogProps) {
  const { param, type: typeId, name: place, roles: own } = useScope()
  const type = useScopeType(typeId)
  const { mail } = useDeployment()
  const { id, name } = member
  const handed = type?.roles.find((role) => role.transfer !== null && own.some(({ id: held }) => held === role.id))
  const former = type?.roles.find((role) => role.id === handed?.transfer?.formerHolderBecomes)?.label
  const isFresh = type?.permissions.find(({ id }) => id === handed?.transfer?.permission)?.fresh
  const transfer = useMemberAct({
    run: () => transferRole({ scope: param, person: id }),
    onSuccess: () => {
      showDone(`${name} is ${handed?.label ?? ''} now. You are ${former ?? ''}.`)
      onClose()
    },
  })
  const words = transferWords(type)
  const labels = member.roles.map(({ label }) => label)
  return (
    <ConfirmDialog
      {...{
        title: `${words} to ${name}?`,
        verb: words,
        destroys: true,
        opened: true,
        onClose,
        act: transfer,
        size: 520,
      }}
    >
      <p>
        <bdi>{name}</bdi> becomes <strong>{handed?.label}</strong> of <bdi>{place}</bdi> at once
        {type?.rolesPerPerson === 'one' && labels.length > 0 && `, instead of ${rolesInWords(labels)}`}.
      </p>
      <p>
        You become <strong>{former}</strong> at once, also in the sessions that you have open elsewhere.
      </p>
      {mail && <p>Both of you get a mail about it.</p>}
      <p className="quiet">
        You cannot take it back: only <bdi>{name}</bdi> can hand the role on to somebody else.
        {isFresh && ' Your password is asked for where you entered it more than 15 minutes ago.'}
      </p>
    </ConfirmDialog>
  )
}
