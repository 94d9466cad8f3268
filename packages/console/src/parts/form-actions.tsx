import { Button } from '@mantine/core'
import type { UseMutationResult } from '@tanstack/react-query'
import styles from './form-actions.module.css'

interface FormActionsProps {
  /** What the form does. */
  readonly verb: string
  /** `false`: something is still to be chosen, which the form asks for. */
  readonly ready?: boolean
  /** Left out: what the form does can be undone. */
  readonly color?: 'red'
  readonly act: Pick<UseMutationResult, 'isPending'>
  readonly onClose: () => void
}

/** The end of a form in a dialog: the way out, and what sends it. */
export function FormActions({ verb, ready = true, color, act, onClose }: FormActionsProps) {
  return (
    <div className={styles.actions}>
      <Button variant="default" onClick={onClose} disabled={act.isPending}>
        Cancel
      </Button>
      <Button type="submit" {...(color && { color })} loading={act.isPending} disabled={!ready}>
        {verb}
      </Button>
    </div>
  )
}
