import { CloseButton } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './chosen.module.css'

interface ChosenProps {
  readonly children: ReactNode
  /** What the button does: "Show everybody". */
  readonly clearLabel: string
  readonly onClear: () => void
}

/** A filter that came by a link: what it is, and a way out of it. */
export function Chosen({ children, clearLabel, onClear }: ChosenProps) {
  return (
    <span className={styles.chosen}>
      <span>{children}</span>
      <CloseButton size="sm" aria-label={clearLabel} onClick={onClear} />
    </span>
  )
}
