import { PortreeveError } from '@portreeve/sdk'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useScopeType } from '../deployment/catalogue.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { PanelWaiting } from '../parts/panel.tsx'
import { queryClient } from '../query-client.ts'
import { useScope } from '../session/scope.ts'
import { ChangeRolesDialog } from './change-roles-dialog.tsx'
import { DisableDialog } from './disable-dialog.tsx'
import { EnableDialog } from './enable-dialog.tsx'
import { actLabel, actsOn, type MemberAct } from './member-acts.ts'
import { type Member, readMember } from './members.ts'
import { RemoveDialog } from './remove-dialog.tsx'
import { TransferDialog } from './transfer-dialog.tsx'
import { CancelChangeDialog, HastenChangeDialog } from './waiting-change-dialogs.tsx'

interface ActDialogProps {
  readonly act: MemberAct
  /** As the page showed them: they are read again before anything is asked. */
  readonly member: Pick<Member, 'id' | 'name'>
  readonly onClose: () => void
  /** They are no longer in this place: a page about them is left. */
  readonly onGone: () => void | Promise<void>
}

/** What every dialog about one member gets. */
export interface MemberDialogProps {
  readonly member: Member
  readonly onClose: () => void
}

const dialogs: Readonly<Record<Exclude<MemberAct, 'remove'>, (props: MemberDialogProps) => ReactNode>> = {
  'change-roles': ChangeRolesDialog,
  'apply-now': HastenChangeDialog,
  'cancel-change': CancelChangeDialog,
  enable: EnableDialog,
  disable: DisableDialog,
  transfer: TransferDialog,
}

/** One act on one member, decided on what is so now: the page may have been open for hours, and somebody else been quicker. */
export function ActDialog({ act, member: { id, name }, onClose, onGone }: ActDialogProps) {
  const scope = useScope()
  const type = useScopeType(scope.type)
  const { data: member, error } = useQuery({
    queryKey: ['member to act on', scope.param, id, act],
    queryFn: () => readMember(scope.param, id),
    // Read once, when the dialog opens: what is decided on does not change under one's hands.
    staleTime: 'static',
    gcTime: 0,
  })
  if (member && actsOn(member).includes(act)) {
    if (act === 'remove') return <RemoveDialog {...{ member, onClose, onGone }} />
    const Dialog = dialogs[act]
    return <Dialog {...{ member, onClose }} />
  }
  const isGone = error instanceof PortreeveError && error.problem.status === 404
  const leave = async () => {
    if (isGone) await onGone()
    else onClose()
    if (isGone || member) await queryClient.invalidateQueries()
  }
  return (
    <Dialog onClose={leave} title={isGone ? `${name} is no longer here` : `${actLabel(act, type)}: ${name}`}>
      {isGone ? (
        <p>Somebody removed them meanwhile, or they left. The audit log says who and when.</p>
      ) : member ? (
        <p>This has changed meanwhile, and cannot be done any more. The page is read again when you close this.</p>
      ) : error ? (
        <Failure error={error} />
      ) : (
        <PanelWaiting />
      )}
    </Dialog>
  )
}
