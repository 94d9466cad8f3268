import { Burger } from '@mantine/core'
import '@mantine/core/styles/Burger.css'
import { useDisclosure } from '@mantine/hooks'
import { Outlet, useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { InsideFrame } from '../entry/inside-frame.ts'
import { onFirstTouch } from '../on-first-touch.ts'
import { useConfirmationWanted } from '../session/confirm-identity.ts'
import { lastPlace } from '../session/last-place.ts'
import { type Scope, useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { useSessionEnded } from '../session/session-end.ts'
import { AccessMenu } from './access-menu.tsx'
import { Connection } from './connection.tsx'
import { Palette, PaletteButton } from './palette.tsx'
import styles from './shell.module.css'
import { Sidebar } from './sidebar.tsx'

const fetchDrawer = () => import('./menu-drawer.tsx')
const MenuDrawer = lazy(async () => ({ default: (await fetchDrawer()).MenuDrawer }))
const fetchSignInAgain = () => import('../session/sign-in-again.tsx')
const SignInAgain = lazy(async () => ({ default: (await fetchSignInAgain()).SignInAgain }))
const ViewBanner = lazy(async () => ({ default: (await import('../session/view-banner.tsx')).ViewBanner }))
const FactorBanner = lazy(async () => ({
  default: (await import('../second-factor-rules/factor-banner.tsx')).FactorBanner,
}))
const NeededPage = lazy(async () => ({ default: (await import('../second-factor-rules/needed-page.tsx')).NeededPage }))
const fetchConfirm = () => import('../session/confirm-identity-dialog.tsx')
const ConfirmIdentityDialog = lazy(async () => ({ default: (await fetchConfirm()).ConfirmIdentityDialog }))
onFirstTouch(fetchSignInAgain)
onFirstTouch(fetchDrawer)

/** The frame of every page for somebody who is signed in: menu on the left, Access and search on top, the page. */
export function Shell() {
  const scope = useScope()
  const { person, session, viewAs } = useSession()
  const [drawer, { open, close }] = useDisclosure()
  const [drawerWanted, wantDrawer] = useState(false)
  const ended = useSessionEnded()
  const proofWanted = useConfirmationWanted()
  const { pathname } = useLocation()
  const isOwnAccount = pathname === `/scopes/${scope.param}/you`
  // Nothing of the place is open before a second factor is there; one's own account, where it is set up, always is.
  const isShut = isShutPlace(scope) && !isOwnAccount

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
      {drawerWanted && (
        <Suspense>
          <MenuDrawer opened={drawer} onClose={close} />
        </Suspense>
      )}
      <header className={styles.top}>
        <Burger
          className={styles.burger}
          opened={drawer}
          onClick={() => {
            wantDrawer(true)
            open()
          }}
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
        {scope.secondFactor !== null && !isShut && !(isOwnAccount && scope.secondFactor.missing !== null) && (
          <Suspense>
            <FactorBanner scope={scope} session={session.id} />
          </Suspense>
        )}
        {viewAs && (
          <Suspense>
            <ViewBanner />
          </Suspense>
        )}
        <InsideFrame value={true}>{isShut ? <ShutPlace /> : <Outlet />}</InsideFrame>
      </main>
      <Palette />
      {proofWanted && (
        <Suspense>
          <ConfirmIdentityDialog />
        </Suspense>
      )}
      {ended && (
        <Suspense>
          <SignInAgain />
        </Suspense>
      )}
    </div>
  )
}

/** A role that goes on, or what one may do by a role elsewhere, keeps the place open. */
function isShutPlace({ secondFactor, roles, operations }: Scope): boolean {
  return secondFactor?.missing != null && roles.length === 0 && operations.length === 0
}

function ShutPlace() {
  const { name, param, secondFactor } = useScope()
  if (secondFactor === null || secondFactor.missing === null) return null
  const { missing, methods, roles } = secondFactor
  return (
    <Suspense>
      <NeededPage missing={missing} methods={methods} name={name} place={param} roles={roles} />
    </Suspense>
  )
}
