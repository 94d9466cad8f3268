import { Skeleton, VisuallyHidden } from '@mantine/core'
import { useLocation } from '@tanstack/react-router'
import { useContext } from 'react'
import { InsideFrame } from './inside-frame.ts'
import styles from './waiting-page.module.css'

const menu = ['64%', '48%', '72%', '56%', '40%']
const rows = ['38%', '52%', '44%', '30%', '48%', '36%']

/** What stands where a page is about to be, in its outlines. Inside the shell only the page's own. */
export function WaitingPage() {
  const { pathname } = useLocation()
  const isInside = useContext(InsideFrame)
  const hasMenu = !isInside && pathname.startsWith('/scopes/')
  return (
    <div className={styles.waiting} role="status" data-frame={isInside ? undefined : hasMenu ? 'menu' : 'plain'}>
      <VisuallyHidden>Asking the server…</VisuallyHidden>
      {hasMenu && (
        <div className={styles.side}>
          <Skeleton height={26} width={132} radius="sm" />
          <Skeleton height={44} radius="md" />
          {menu.map((width) => (
            <Skeleton key={width} height={12} width={width} radius="sm" />
          ))}
        </div>
      )}
      <div className={styles.page}>
        <Skeleton height={22} width="34%" radius="sm" />
        <Skeleton height={12} width="56%" radius="sm" />
        <div className={styles.rows}>
          {rows.map((width) => (
            <Skeleton key={width} height={12} width={width} radius="sm" />
          ))}
        </div>
      </div>
    </div>
  )
}
