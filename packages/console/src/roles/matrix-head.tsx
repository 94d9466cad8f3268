import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { Badge } from '../parts/badge.tsx'
import { useScope } from '../session/scope.ts'
import styles from './matrix.module.css'
import { roleRemarks } from './remarks.ts'
import type { RoleTable } from './role-table.ts'
import { peopleText } from './role-why.tsx'
import type { Role } from './roles-query.ts'

interface MatrixHeadProps {
  readonly table: RoleTable
  readonly roles: readonly Role[]
  /** The column that the tab key leads to, and the one whose explanation is open. */
  readonly active: number
  readonly opened: number
}

/** One column for each role: its name opens what it is, the number below leads to who holds it. */
export const MatrixHead = memo(function MatrixHead({ table, roles, active, opened }: MatrixHeadProps) {
  const { param } = useScope()
  return (
    <thead>
      <tr>
        <th scope="col" className={styles.corner}>
          Permission
        </th>
        {roles.map((role, index) => {
          const column = index + 1
          const holders = table.holders?.get(role.id)
          const remarks = roleRemarks(role)
          return (
            <th key={role.id} scope="col" className={styles.role}>
              <button
                type="button"
                className={styles.roleName}
                data-at={`0:${column}`}
                data-why=""
                tabIndex={active === column ? 0 : -1}
                aria-haspopup="dialog"
                aria-expanded={opened === column}
                title={role.description}
              >
                {role.label}
              </button>
              <span className={styles.printedName}>{role.label}</span>
              {holders !== undefined && (
                <Link
                  className={styles.holders}
                  to="/scopes/$scope/roles/$role"
                  params={{ scope: param, role: role.id }}
                  tabIndex={-1}
                >
                  {peopleText(holders)}
                </Link>
              )}
              {remarks.length > 0 && (
                <span className={styles.remark}>{remarks.map(({ word }) => word).join(', ')}</span>
              )}
              {table.held.has(role.id) && (
                <span className={styles.own}>
                  <Badge tone="good">You</Badge>
                </span>
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
})
