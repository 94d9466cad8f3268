import { VisuallyHidden } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { useScope } from '../session/scope.ts'
import { conditionOf, holdOf, holdText } from './hold.ts'
import { HoldMark } from './hold-mark.tsx'
import styles from './matrix.module.css'
import { RemarkMarks } from './remark-marks.tsx'
import type { Permission, Role } from './roles-query.ts'

interface MatrixRowProps {
  readonly permission: Permission
  readonly row: number
  readonly roles: readonly Role[]
  /** Whether this place decides about it: then it has a page. */
  readonly here: boolean
  readonly isFolded: boolean
  /** Of two roles that are compared: both have it alike. */
  readonly alike: boolean
  readonly active: number
  readonly opened: number
}

/** A permission, and for each role whether it has it. */
export const MatrixRow = memo(function MatrixRow({
  permission,
  row,
  roles,
  here,
  isFolded,
  alike,
  active,
  opened,
}: MatrixRowProps) {
  const { param } = useScope()
  const { id, label } = permission
  // A row that is folded is on paper only: it is no place in the grid.
  const at = (column: number) => (isFolded ? undefined : `${row}:${column}`)
  return (
    <tr className={styles.row} data-folded={isFolded || undefined} data-alike={alike || undefined}>
      <th scope="row">
        <span className={styles.permission}>
          {here ? (
            <Link
              to="/scopes/$scope/permissions/$permission"
              params={{ scope: param, permission: id }}
              data-at={at(0)}
              tabIndex={active === 0 ? 0 : -1}
            >
              {label}
            </Link>
          ) : (
            <span>{label}</span>
          )}
          <RemarkMarks permission={permission} />
          <code>{id}</code>
        </span>
      </th>
      {roles.map((role, index) => {
        const column = index + 1
        return (
          <td key={role.id}>
            <button
              type="button"
              className={styles.cell}
              data-at={at(column)}
              data-why=""
              tabIndex={active === column ? 0 : -1}
              aria-haspopup="dialog"
              aria-expanded={opened === column}
              title={conditionOf(permission, role.id) ?? undefined}
            >
              <HoldMark hold={holdOf(permission, role.id)} />
              <VisuallyHidden>
                {holdText(permission, role.id)}: {role.label}, {label}
              </VisuallyHidden>
            </button>
          </td>
        )
      })}
    </tr>
  )
})
