import { CloseButton } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './selection-bar.module.css'

interface SelectionBarProps {
  readonly label: string
  /** How many are selected, in words; `null`: none. */
  readonly selected: string | null
  readonly clearLabel: string
  readonly onClear: () => void
  /** What can be done about them. */
  readonly children: ReactNode
}

/** What can be done about those that are selected in a list; there as long as any is. */
export function SelectionBar({ label, selected, clearLabel, onClear, children }: SelectionBarProps) {
  return (
    <section className={styles.bar} aria-label={label} data-shown={selected !== null || undefined}>
      <span className={styles.count} role="status">
        {selected}
      </span>
      {selected !== null && (
        <>
          {children}
          <CloseButton size="sm" aria-label={clearLabel} onClick={onClear} />
        </>
      )}
    </section>
  )
}
