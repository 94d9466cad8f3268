import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './badge.module.css'

interface BadgeProps {
  readonly tone?: 'quiet' | 'good' | 'waiting' | 'refused'
  readonly icon?: Icon
  readonly children: ReactNode
}

/** A role, a state: quiet, and never by colour alone. */
export function Badge({ tone = 'quiet', icon: Picture, children }: BadgeProps) {
  return (
    <span className={styles.badge} data-tone={tone}>
      {Picture && <Picture size={13} stroke={2} aria-hidden />}
      {children}
    </span>
  )
}
