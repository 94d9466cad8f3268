import { cloneElement, type ReactElement } from 'react'
import styles from './count.module.css'

interface CountProps {
  readonly count: number
  /** What is counted, for whoever hears the number without its row. */
  readonly label: string
  /** The link to those who are counted. */
  readonly children: ReactElement<{
    readonly className?: string | undefined
    readonly 'aria-label'?: string
    readonly children?: number
  }>
}

/** A number that leads to what it counts. Nothing leads nowhere. */
export function Count({ count, label, children }: CountProps) {
  if (count === 0) return <span className={styles.zero}>0</span>
  return cloneElement(children, { className: styles.count, 'aria-label': `${count}: ${label}`, children: count })
}
