import { Link } from '@tanstack/react-router'
import { Badge } from '../parts/badge.tsx'
import { useScope } from '../session/scope.ts'
import styles from './granting-roles.module.css'
import { conditionOf, holdOf, holdText, includedFrom } from './hold.ts'
import { HoldMark } from './hold-mark.tsx'
import { peopleText } from './role-why.tsx'
import type { Permission, ScopeRoles } from './roles-query.ts'

interface GrantingRolesProps {
  readonly place: ScopeRoles
  readonly permission: Permission
}

/** Every role of the place, and whether it has the permission. */
export function GrantingRoles({ place, permission }: GrantingRolesProps) {
  const { param, roles: own } = useScope()
  return (
    <ul className={styles.roles}>
      {place.roles.map((role) => {
        const hold = holdOf(permission, role.id)
        const condition = conditionOf(permission, role.id)
        const through = hold === 'no' ? null : includedFrom(role, permission, place.roles)
        return (
          <li key={role.id} data-hold={hold}>
            <span role="img" aria-label={holdText(permission, role.id)}>
              <HoldMark hold={hold} />
            </span>
            <span className={styles.words}>
              <Link to="/scopes/$scope/roles/$role" params={{ scope: param, role: role.id }}>
                {role.label}
              </Link>
              {own.some(({ id }) => id === role.id) && <Badge tone="good">You</Badge>}
              {condition && <span className="quiet small">when {condition}</span>}
              {through && <span className="quiet small">included from {through.label}</span>}
            </span>
            <span className="quiet small">{peopleText(role.holders)}</span>
          </li>
        )
      })}
    </ul>
  )
}
