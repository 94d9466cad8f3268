import { Burger, Drawer } from '@mantine/core'
import '@mantine/core/styles/Burger.css'
import { useDisclosure } from '@mantine/hooks'
import { Outlet, useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { InsideFrame } from '../entry/inside-frame.ts'
import { lastPlace } from '../session/last-place.ts'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { SignInAgain } from '../session/sign-in-again.tsx'
import { AccessMenu } from './access-menu.tsx'
import { Connection } from './connection.tsx'
import { Palette, PaletteButton } from './palette.tsx'
import styles from './shell.module.css'
import { Sidebar } from './sidebar.tsx'

/** The frame of every page for somebody who is signed in: menu on the left, Access and search on top, the page. */
export function Shell() {
  const scope = useScope()
  const { person } = useSession()
  const [drawer, { open, close }] = useDisclosure()
  const { pathname } = useLocation()

  useEffect(() => lastPlace.set(person.id, scope.param), [person.id, scope.param])

  // A new page begins at its title, also for whoever listens to it.
  useEffect(() => {
    if (pathname) close()
    document.querySelector<HTMLElement>('[data-page-title]')?.focus({ preventScroll: true })
  }, [pathname, close])

  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        Skip to the page
      </a>
      <aside className={styles.side} aria-label="Place and menu">
        <Sidebar />
      </aside>
      <Drawer
        opened={drawer}
        onClose={close}
        size={288}
        padding={0}
        title="Menu"
        closeButtonProps={{ 'aria-label': 'Close the menu' }}
        classNames={{ header: styles.drawerHead, title: styles.drawerTitle, body: styles.drawerBody }}
      >
        <Sidebar inDrawer />
      </Drawer>
      <header className={styles.top}>
        <Burger
          className={styles.burger}
          opened={drawer}
          onClick={open}
          size="sm"
          aria-label="Open the menu"
          aria-haspopup="dialog"
        />
        <p className={styles.place} dir="auto">
          {scope.name}
        </p>
        <PaletteButton />
        <span className={styles.space} />
        <AccessMenu />
      </header>
      <main id="content" className={styles.main} tabIndex={-1}>
        <Connection />
        <InsideFrame value={true}>
          <Outlet />
        </InsideFrame>
      </main>
      <Palette />
      <SignInAgain />
    </div>
  )
}
