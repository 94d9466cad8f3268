import { Button } from '@mantine/core'
import type { UseMutationResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import styles from './confirm-dialog.module.css'
import { Dialog } from './dialog.tsx'
import { Failure } from './failure.tsx'

interface ConfirmDialogProps {
  /** The act and the name: "End Build machine?" */
  readonly title: string
  /** The verb of the title. */
  readonly verb: string
  readonly destroys?: boolean
  /** `false`: something is still to be chosen, which the dialog asks for. */
  readonly ready?: boolean
  /** Where the verb itself is about cancelling something: the way out says another word. */
  readonly way?: string
  readonly size?: number
  readonly opened: boolean
  readonly onClose: () => void
  readonly act: Pick<UseMutationResult<unknown, Error, void>, 'mutate' | 'isPending' | 'error' | 'reset'>
  /** What happens at once, what stays, what cannot be undone. */
  readonly children: ReactNode
}

/** A decision: says what will happen before it does. The mutation says `shownInPlace`, and closes on success. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    title,
    verb,
    destroys = false,
    ready = true,
    way = 'Cancel',
    size = 440,
    opened,
    onClose,
    act,
    children,
  } = props
  const close = () => {
    act.reset()
    onClose()
  }
  return (
    <Dialog opened={opened} busy={act.isPending} onClose={close} size={size} title={title}>
      <div className={styles.body}>
        {children}
        {act.error && <Failure error={act.error} />}
        <div className={styles.actions}>
          <Button variant="default" onClick={close} disabled={act.isPending} data-autofocus>
            {way}
          </Button>
          <Button
            color={destroys ? 'red' : 'sea'}
            disabled={!ready}
            loading={act.isPending}
            onClick={() => act.mutate()}
          >
            {verb}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
