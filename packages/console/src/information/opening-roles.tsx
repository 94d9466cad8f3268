import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { CataloguePermission, ScopeType } from '../deployment/catalogue.ts'
import { Badge } from '../parts/badge.tsx'
import { conditionOf, holdOf, holdText, includedFrom } from '../roles/hold.ts'
import { HoldMark } from '../roles/hold-mark.tsx'
import { peopleText } from '../roles/role-why.tsx'
import { scopeRolesQuery } from '../roles/roles-query.ts'
import { useScope } from '../session/scope.ts'
import styles from './information-page.module.css'

interface OpeningRolesProps {
  readonly type: ScopeType
  readonly permission: CataloguePermission
}

/** The roles that open the page, why, and how many people hold them where one may know it. */
export function OpeningRoles({ type, permission }: OpeningRolesProps) {
  const { param, may, roles: own } = useScope()
  const mayRead = may('roles.read')
  const { data: place } = useQuery({ ...scopeRolesQuery(param), enabled: mayRead, throwOnError: false })
  const opening = type.roles.filter(({ id }) => holdOf(permission, id) !== 'no')
  if (opening.length === 0) {
    return <p className={styles.none}>No role of this place opens it. It comes with a role of a place above.</p>
  }
  return (
    <ul className={styles.rows} aria-label="Roles that open it">
      {opening.map((role) => {
        const condition = conditionOf(permission, role.id)
        const through = includedFrom(role, permission, type.roles)
        const holders = place?.roles.find(({ id }) => id === role.id)?.holders
        return (
          <li key={role.id}>
            <span className={styles.mark} role="img" aria-label={holdText(permission, role.id)}>
              <HoldMark hold={holdOf(permission, role.id)} />
            </span>
            <span className={styles.words}>
              {mayRead ? (
                <Link to="/scopes/$scope/roles/$role" params={{ scope: param, role: role.id }}>
                  {role.label}
                </Link>
              ) : (
                role.label
              )}
              {own.some(({ id }) => id === role.id) && <Badge tone="good">You</Badge>}
              {condition && <span className="quiet small">when {condition}</span>}
              {through && <span className="quiet small">included from {through.label}</span>}
            </span>
            {holders !== undefined && <span className="quiet small figures">{peopleText(holders)}</span>}
          </li>
        )
      })}
    </ul>
  )
}
