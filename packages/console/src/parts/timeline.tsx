import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './timeline.module.css'
import { When } from './when.tsx'

export interface TimelineEntry {
  readonly id: string
  readonly at: string
  readonly icon: Icon
  readonly what: ReactNode
  /** Who, and whatever else is quieter than what happened. */
  readonly detail?: ReactNode
}

interface TimelineProps {
  readonly label: string
  readonly entries: readonly TimelineEntry[]
}

/** What happened, the newest first. */
export function Timeline({ label, entries }: TimelineProps) {
  return (
    <ol className={styles.timeline} aria-label={label}>
      {entries.map(({ id, at, icon: Picture, what, detail }) => (
        <li key={id}>
          <span className={styles.picture}>
            <Picture size={14} stroke={1.8} aria-hidden />
          </span>
          <div className={styles.words}>
            <p>{what}</p>
            <p className={styles.detail}>
              {detail && <span>{detail}</span>}
              <When at={at} />
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}
