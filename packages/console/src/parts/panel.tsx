import { Skeleton } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import styles from './panel.module.css'

interface PanelProps {
  /** For addresses that lead to it. */
  readonly id?: string
  readonly title: string
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** A part of a page with a heading of its own. */
export function Panel({ id, title, aside, children }: PanelProps) {
  const heading = useId()
  return (
    <section id={id} className={styles.panel} aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  )
}

const waitingLines = ['60%', '44%', '52%']

/** What a panel has in it while the server is asked. */
export function PanelWaiting() {
  return (
    <div className={styles.waiting} role="status" aria-label="Loading">
      {waitingLines.map((width) => (
        <Skeleton key={width} height={10} width={width} radius="sm" />
      ))}
    </div>
  )
}
