import type { Icon } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import styles from './notice.module.css'

interface NoticeProps {
  readonly icon: Icon
  readonly title: string
  readonly children?: ReactNode
  readonly action?: ReactNode
}

/** Something to know before anything else on the page. */
export function Notice({ icon: Picture, title, children, action }: NoticeProps) {
  const heading = useId()
  return (
    <aside className={styles.notice} aria-labelledby={heading}>
      <Picture size={18} stroke={1.8} aria-hidden />
      <div>
        <strong id={heading}>{title}</strong>
        {children && <p>{children}</p>}
      </div>
      {action}
    </aside>
  )
}
