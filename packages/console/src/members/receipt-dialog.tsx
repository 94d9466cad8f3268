import { Button } from '@mantine/core'
import { type CutOffReceipt, Receipt } from '../leftovers/receipt.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { queryClient } from '../query-client.ts'
import { useScope } from '../session/scope.ts'
import styles from './act-dialog.module.css'

interface ReceiptDialogProps {
  readonly title: string
  readonly person: { readonly id: string; readonly name: string }
  readonly receipt: CutOffReceipt
  /** They were cut off everywhere, not in one place only. */
  readonly whole?: boolean
  readonly onClose: () => void | Promise<void>
}

/** After somebody was cut off: what ended, and what of theirs still gives access. The page is read again when it is closed. */
export function ReceiptDialog({ title, person, receipt, whole = false, onClose }: ReceiptDialogProps) {
  const { param } = useScope()
  const close = async () => {
    // A page about whoever is gone is left first: it could not be read again.
    await onClose()
    await queryClient.invalidateQueries()
  }
  return (
    <Dialog onClose={close} size={560} title={title}>
      <div className={styles.body}>
        <Receipt receipt={receipt} person={person} scope={param} whole={whole} />
        <div className={styles.actions}>
          <Button onClick={close} data-autofocus>
            Done
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
