import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './outcomes.module.css'

/** What has come of an act on many: an `Outcome` for each. */
export function Outcomes({ children }: { readonly children: ReactNode }) {
  return (
    <ul className={styles.outcomes} aria-label="What has come of it">
      {children}
    </ul>
  )
}

export function Outcome({ ok, children }: { readonly ok: boolean; readonly children: ReactNode }) {
  return (
    <li data-failed={!ok || undefined}>
      {ok ? <IconCircleCheck size={16} aria-label="Done" /> : <IconCircleX size={16} aria-label="Not done" />}
      {children}
    </li>
  )
}
