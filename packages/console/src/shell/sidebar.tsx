import { Link } from '@tanstack/react-router'
import { Mark } from '../parts/mark.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { AccessLinks } from './access-menu.tsx'
import { menuOf } from './menu.ts'
import { MenuEntries } from './menu-entries.tsx'
import { PersonMenu } from './person-menu.tsx'
import { ScopeSwitcher } from './scope-switcher.tsx'
import styles from './sidebar.module.css'

/** Brand and place on top, the system's own menu, and the person. */
export function Sidebar({ inDrawer = false }: { readonly inDrawer?: boolean }) {
  const session = useSession()
  const scope = useScope()
  const menu = menuOf(session, scope)
  return (
    <div className={styles.sidebar}>
      {!inDrawer && (
        <Link className={styles.brand} to="/scopes/$scope" params={{ scope: scope.param }} aria-label="Portreeve, home">
          <Mark size={26} />
          Portreeve
        </Link>
      )}
      <div className={styles.place}>
        <ScopeSwitcher />
      </div>
      <div className={styles.scroll}>
        {menu.length > 0 && (
          <nav aria-label="Menu" className={styles.menu}>
            {menu.map(({ section, items }) => (
              <div key={section ?? ''} className={styles.section}>
                {section && <h2>{section}</h2>}
                <MenuEntries items={items} />
              </div>
            ))}
          </nav>
        )}
        {(inDrawer || menu.length === 0) && <AccessLinks />}
      </div>
      <div className={styles.person}>
        <PersonMenu />
      </div>
    </div>
  )
}
