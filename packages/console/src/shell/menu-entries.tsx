import { Collapse, VisuallyHidden } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronRight, IconExternalLink } from '@tabler/icons-react'
import { Link, useLocation, useRouter } from '@tanstack/react-router'
import type { MenuItem } from '../session/session.ts'
import { addressOf, leavesOf } from './menu.ts'
import styles from './menu-entries.module.css'

/** The entries of a menu, in the server's order and words. */
export function MenuEntries({ items }: { readonly items: readonly MenuItem[] }) {
  return (
    <ul className={styles.entries}>
      {items.map((item) => (
        <li key={item.id}>{item.items ? <Group item={item} entries={item.items} /> : <Entry item={item} />}</li>
      ))}
    </ul>
  )
}

function Entry({ item }: { readonly item: MenuItem }) {
  if (item.address) {
    return (
      <a className={styles.entry} href={item.address}>
        <span>
          {item.label}
          <VisuallyHidden> (opens the application)</VisuallyHidden>
        </span>
        <IconExternalLink className={styles.outside} size={14} aria-hidden />
      </a>
    )
  }
  const { to, params } = addressOf(item)
  return (
    <Link
      className={styles.entry}
      to={to}
      params={params}
      activeOptions={{ exact: to === '/scopes/$scope', includeSearch: false }}
    >
      {item.label}
    </Link>
  )
}

function Group({ item, entries }: { readonly item: MenuItem; readonly entries: readonly MenuItem[] }) {
  const { pathname } = useLocation()
  const router = useRouter()
  const isHere = leavesOf([{ section: null, items: [...entries] }]).some((leaf) => {
    const address = addressOf(leaf)
    const path = router.buildLocation(address).pathname
    return pathname === path || (address.to !== '/scopes/$scope' && pathname.startsWith(`${path}/`))
  })
  const [opened, { toggle }] = useDisclosure(isHere)
  return (
    <>
      <button type="button" className={styles.entry} aria-expanded={opened} onClick={toggle}>
        {item.label}
        <IconChevronRight className={styles.chevron} data-opened={opened || undefined} size={14} aria-hidden />
      </button>
      <Collapse expanded={opened} transitionDuration={100}>
        <div className={styles.below}>
          <MenuEntries items={entries} />
        </div>
      </Collapse>
    </>
  )
}
