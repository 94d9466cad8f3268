import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconShieldCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import styles from './access-menu.module.css'
import { type ConsolePageId, consolePages } from './console-pages.ts'
import { accessPages, menuOf, pageLabel } from './menu.ts'

interface AccessPage {
  readonly id: ConsolePageId
  readonly label: string
}

function useAccessPages(): readonly AccessPage[] {
  const session = useSession()
  const scope = useScope()
  return accessPages(scope, menuOf(session, scope)).map((id) => ({ id, label: pageLabel(session, scope, id) }))
}

/** Portreeve's own pages for this place. Not shown to whom none is open. */
export function AccessMenu() {
  const { param } = useScope()
  const pages = useAccessPages()
  if (pages.length === 0) return null
  return (
    <Menu position="bottom-end" width={232}>
      <Menu.Target>
        <Button
          className={styles.button}
          variant="default"
          size="xs"
          leftSection={<IconShieldCheck size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          Access
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {pages.map(({ id, label }) => {
          const { to, icon: Picture } = consolePages[id]
          return (
            <Menu.Item
              key={id}
              leftSection={<Picture size={16} stroke={1.7} aria-hidden />}
              renderRoot={(props) => <Link {...props} to={to} params={{ scope: param }} />}
            >
              {label}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}

/** The same as a list, where there is no room on top, and for those whose menu has nothing else. */
export function AccessLinks() {
  const { param } = useScope()
  const pages = useAccessPages()
  if (pages.length === 0) return null
  return (
    <nav aria-label="Access" className={styles.links}>
      <h2>Access</h2>
      <ul>
        {pages.map(({ id, label }) => {
          const { to, icon: Picture } = consolePages[id]
          return (
            <li key={id}>
              <Link className={styles.link} to={to} params={{ scope: param }} activeOptions={{ includeSearch: false }}>
                <Picture size={16} stroke={1.7} aria-hidden />
                {label}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
