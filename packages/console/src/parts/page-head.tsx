import { type ReactNode, useEffect } from 'react'
import styles from './page-head.module.css'

interface PageHeadProps {
  readonly title: string
  /** One line: what this page decides. */
  readonly lead?: ReactNode
  /** What is above this page, as a link. */
  readonly above?: ReactNode
  /** The primary action, on the right. */
  readonly actions?: ReactNode
}

/** The same beginning of every page: title, what it decides, its action. */
export function PageHead({ title, lead, above, actions }: PageHeadProps) {
  useEffect(() => {
    document.title = `${title} · Portreeve`
  }, [title])
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        {above && <p className={styles.above}>{above}</p>}
        <h1 dir="auto" tabIndex={-1} data-page-title="">
          {title}
        </h1>
        {lead && <p className={styles.lead}>{lead}</p>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  )
}
