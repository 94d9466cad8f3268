import { Link } from '@tanstack/react-router'
import { Badge } from '../parts/badge.tsx'
import { useScope } from '../session/scope.ts'
import type { MenuOfRole } from './menus-of.ts'
import styles from './role-menu.module.css'
import type { ScopeRole } from './roles-query.ts'

type Items = ScopeRole['menu'][number]['items']

/** One menu, drawn as it is in the sidebar; nothing in it leads anywhere. */
export function RoleMenu({ menu, held }: { readonly menu: MenuOfRole; readonly held: boolean }) {
  const { param } = useScope()
  const { role, count, sameAs } = menu
  return (
    <section className={styles.card} aria-label={role.label}>
      <header>
        <h2>
          <Link to="/scopes/$scope/roles/$role" params={{ scope: param, role: role.id }}>
            {role.label}
          </Link>
        </h2>
        {held && <Badge tone="good">You</Badge>}
        <p className="quiet small">
          {count === 1 ? '1 entry' : `${count} entries`}
          {sameAs && count > 0 && `, the same as ${sameAs.label}`}
        </p>
      </header>
      {count === 0 ? (
        <p className={styles.none}>No entry. Somebody with this role alone sees no menu.</p>
      ) : (
        role.menu.map(({ section, items }) => (
          <div key={section ?? ''} className={styles.section}>
            {section && <h3>{section}</h3>}
            <Entries items={items} />
          </div>
        ))
      )}
    </section>
  )
}

function Entries({ items }: { readonly items: Items }) {
  return (
    <ul>
      {items.map(({ id, label, permission, items: below }) => (
        <li key={id}>
          <span title={permission}>{label}</span>
          {below && <Entries items={below} />}
        </li>
      ))}
    </ul>
  )
}
