import { IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Panel } from '../parts/panel.tsx'
import { useScope } from '../session/scope.ts'
import styles from './granted-permissions.module.css'
import { conditionOf, holdOf, holdText, includedFrom } from './hold.ts'
import { HoldMark } from './hold-mark.tsx'
import { groupsOf } from './permission-groups.ts'
import { RemarkMarks } from './remark-marks.tsx'
import { grantsOf } from './role-table.ts'
import type { Permission, Role, ScopeRoles } from './roles-query.ts'

interface GrantedPermissionsProps {
  readonly place: ScopeRoles
  readonly role: Role
}

/** What a role grants, in groups that fold, and in each what it leaves out. */
export function GrantedPermissions({ place, role }: GrantedPermissionsProps) {
  const groups = useMemo(() => groupsOf(place.permissions), [place])
  const count = grantsOf(role.id, place.permissions).length
  return (
    <Panel
      title="What it grants"
      aside={
        <span className="quiet small">
          {count} of {place.permissions.length} permissions
        </span>
      }
    >
      {groups.map((group) => {
        const granted = grantsOf(role.id, group.permissions)
        return (
          <details key={group.key} className={styles.group} open={granted.length > 0}>
            <summary>
              <IconChevronRight size={14} aria-hidden />
              <h3>{group.name}</h3>
              <span className="quiet small">
                {granted.length} of {group.permissions.length}
              </span>
            </summary>
            <ul>
              {group.permissions.map((permission) => (
                <Granted key={permission.id} place={place} role={role} permission={permission} />
              ))}
            </ul>
          </details>
        )
      })}
    </Panel>
  )
}

function Granted({ place, role, permission }: GrantedPermissionsProps & { readonly permission: Permission }) {
  const { param } = useScope()
  const hold = holdOf(permission, role.id)
  const condition = conditionOf(permission, role.id)
  const through = hold === 'no' ? null : includedFrom(role, permission, place.roles)
  return (
    <li data-hold={hold}>
      <span role="img" aria-label={holdText(permission, role.id)}>
        <HoldMark hold={hold} />
      </span>
      <span className={styles.words}>
        <Link to="/scopes/$scope/permissions/$permission" params={{ scope: param, permission: permission.id }}>
          {permission.label}
        </Link>{' '}
        <RemarkMarks permission={permission} />
        {condition && <span className="quiet small">when {condition}</span>}
        {through && <span className="quiet small">included from {through.label}</span>}
      </span>
    </li>
  )
}
