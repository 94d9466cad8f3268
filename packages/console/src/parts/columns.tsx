import type { ReactNode } from 'react'
import styles from './columns.module.css'

interface ColumnsProps {
  /** What the page is about. */
  readonly main: ReactNode
  /** What is known beside it; on a narrow screen it comes first. */
  readonly aside: ReactNode
}

/** A page about one thing: the long part, and the facts beside it. */
export function Columns({ main, aside }: ColumnsProps) {
  return (
    <div className={styles.columns}>
      <div className={styles.aside}>{aside}</div>
      <div className={styles.main}>{main}</div>
    </div>
  )
}
