import { useBelongings } from '../leftovers/belongings.tsx'
import { ReceiptDialog } from '../members/receipt-dialog.tsx'
import { useMemberAct } from '../members/use-member-act.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { useScope } from '../session/scope.ts'
import { archivePerson, blockPerson } from './person-calls.ts'

interface CloseAccountDialogProps {
  readonly how: 'archive' | 'block'
  readonly account: { readonly id: string; readonly name: string }
  readonly onClose: () => void
}

/** The whole person is cut off (X5, C7), and what they own is decided about first (X10); a receipt says what ended. */
export function CloseAccountDialog({ how, ...rest }: CloseAccountDialogProps) {
  return how === 'archive' ? <ArchiveDialog {...rest} /> : <BlockDialog {...rest} />
}

type DialogProps = Omit<CloseAccountDialogProps, 'how'>

function ArchiveDialog({ account, onClose }: DialogProps) {
  const { param } = useScope()
  const { id, name } = account
  const belongings = useBelongings({ person: account, scope: param, whole: true })
  const archive = useMemberAct({
    run: () => archivePerson({ scope: param, person: id }, belongings.decision),
    staysOpen: true,
  })
  if (archive.data) {
    return (
      <ReceiptDialog title={`${name} is archived`} person={account} receipt={archive.data} whole onClose={onClose} />
    )
  }
  return (
    <ConfirmDialog
      {...{
        title: `Archive ${name}?`,
        verb: 'Archive',
        destroys: true,
        size: 520,
        opened: true,
        onClose,
        act: archive,
      }}
      ready={belongings.isDecided}
    >
      <p>
        They are out everywhere at once: every session and API token of theirs ends, and nobody can sign in with the
        account.
      </p>
      {belongings.field}
      <p className="quiet">
        You can bring the account back. It then has those of its roles that you may give; sessions and tokens stay
        ended. What they did stays in the audit log.
      </p>
    </ConfirmDialog>
  )
}

function BlockDialog({ account, onClose }: DialogProps) {
  const { param } = useScope()
  const { id, name } = account
  const block = useMemberAct({ run: () => blockPerson({ scope: param, person: id }), staysOpen: true })
  if (block.data)
    return <ReceiptDialog title={`${name} is blocked`} person={account} receipt={block.data} whole onClose={onClose} />
  return (
    <ConfirmDialog {...{ title: `Block ${name}?`, verb: 'Block', destroys: true, opened: true, onClose, act: block }}>
      <p>
        They are out everywhere at once: every session and API token of theirs ends, and nobody can sign in with the
        account until it is unblocked.
      </p>
      <p className="quiet">Roles and what they own stay as they are, and count again when you unblock the account.</p>
    </ConfirmDialog>
  )
}
