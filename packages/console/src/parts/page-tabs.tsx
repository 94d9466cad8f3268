import type { ReactNode } from 'react'
import styles from './page-tabs.module.css'

interface PageTabsProps {
  /** What they divide. */
  readonly label: string
  /** Links: the one to where one is has `aria-current="page"`, which the router's links set by themselves. */
  readonly tabs: readonly { readonly id: string; readonly link: ReactNode }[]
}

/** The parts of a page that have addresses of their own. */
export function PageTabs({ label, tabs }: PageTabsProps) {
  return (
    <nav aria-label={label} className={styles.tabs}>
      <ul>
        {tabs.map(({ id, link }) => (
          <li key={id}>{link}</li>
        ))}
      </ul>
    </nav>
  )
}
