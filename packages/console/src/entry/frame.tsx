import { type ReactNode, useContext } from 'react'
import { Mark } from '../parts/mark.tsx'
import styles from './frame.module.css'
import { InsideFrame } from './inside-frame.ts'

interface FrameProps {
  /** On the right of the top. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** The frame of pages outside a place: brand on top, one column. Inside the shell only the page. */
export function Frame({ aside, children }: FrameProps) {
  if (useContext(InsideFrame)) return children
  return (
    <div className={styles.frame}>
      <header className={styles.top}>
        <a className={styles.brand} href="/" aria-label="Portreeve, start page">
          <Mark size={26} />
          Portreeve
        </a>
        {aside}
      </header>
      <main className={styles.main}>{children}</main>
    </div>
  )
}
