import { IconChevronRight } from '@tabler/icons-react'
import { memo } from 'react'
import styles from './matrix.module.css'
import { MatrixRow } from './matrix-row.tsx'
import type { PermissionGroup } from './permission-groups.ts'
import { grantsOf } from './role-table.ts'
import type { Role } from './roles-query.ts'

interface MatrixGroupProps {
  readonly group: PermissionGroup
  /** The row of its head in the grid; those of its permissions follow. */
  readonly row: number
  readonly roles: readonly Role[]
  readonly here: boolean
  readonly isFolded: boolean
  readonly onFold: (key: string) => void
  readonly different: ReadonlySet<string> | null
  readonly activeRow: number
  readonly activeColumn: number
  readonly openedRow: number
  readonly openedColumn: number
}

/** The permissions of a group below its head. Folded rows stay in the page: paper shows them all. */
export const MatrixGroup = memo(function MatrixGroup({
  group,
  row,
  roles,
  here,
  isFolded,
  onFold,
  different,
  activeRow,
  activeColumn,
  openedRow,
  openedColumn,
}: MatrixGroupProps) {
  return (
    <tbody>
      <tr className={styles.group}>
        <th scope="rowgroup">
          <button
            type="button"
            className={styles.fold}
            data-at={`${row}:0`}
            tabIndex={activeRow === row ? 0 : -1}
            aria-expanded={!isFolded}
            onClick={() => onFold(group.key)}
          >
            <IconChevronRight size={14} aria-hidden data-opened={!isFolded || undefined} />
            {group.name}
            <span className={styles.count}>{group.permissions.length}</span>
          </button>
        </th>
        {roles.map(({ id }) => (
          <td key={id} data-folded={isFolded || undefined}>
            {isFolded && `${grantsOf(id, group.permissions).length} of ${group.permissions.length}`}
          </td>
        ))}
      </tr>
      {group.permissions.map((permission, index) => {
        const at = row + 1 + index
        return (
          <MatrixRow
            key={permission.id}
            permission={permission}
            row={at}
            roles={roles}
            here={here}
            isFolded={isFolded}
            alike={different !== null && !different.has(permission.id)}
            active={!isFolded && activeRow === at ? activeColumn : -1}
            opened={!isFolded && openedRow === at ? openedColumn : -1}
          />
        )
      })}
    </tbody>
  )
})
