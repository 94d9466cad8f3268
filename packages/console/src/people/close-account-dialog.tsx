import { Button } from '@mantine/core'
import { PortreeveError } from '@portreeve/sdk'
import { useMutation } from '@tanstack/react-query'
import { useBelongings } from '../leftovers/belongings.tsx'
import { type CutOffReceipt, Receipt } from '../leftovers/receipt.tsx'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { queryClient } from '../query-client.ts'
import { useScope } from '../session/scope.ts'
import styles from './people-form.module.css'
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
  const archive = useCutOff(() => archivePerson({ scope: param, person: id }, belongings.decision))
  if (archive.data) {
    return <Closed {...{ account, onClose, title: `${name} is archived`, receipt: archive.data }} />
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
  const block = useCutOff(() => blockPerson({ scope: param, person: id }))
  if (block.data) return <Closed {...{ account, onClose, title: `${name} is blocked`, receipt: block.data }} />
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

/** The page is read again when the receipt is closed; a refusal means that it shows what is no longer so. */
function useCutOff(run: () => Promise<CutOffReceipt>) {
  return useMutation<CutOffReceipt, Error, void>({
    mutationFn: run,
    meta: { shownInPlace: true, changesNothing: true },
    onError: (error) => {
      if (error instanceof PortreeveError && [403, 404, 409].includes(error.problem.status)) {
        queryClient.invalidateQueries()
      }
    },
  })
}

interface ClosedProps extends DialogProps {
  readonly title: string
  readonly receipt: CutOffReceipt
}

function Closed({ title, receipt, account, onClose }: ClosedProps) {
  const { param } = useScope()
  const close = () => {
    onClose()
    queryClient.invalidateQueries()
  }
  return (
    <Dialog onClose={close} size={560} title={title}>
      <div className={styles.form}>
        <Receipt receipt={receipt} person={account} scope={param} whole />
        <div className={styles.actions}>
          <Button onClick={close} data-autofocus>
            Done
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
