import { IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { Dialog } from '../parts/dialog.tsx'
import { CellWhy } from './cell-why.tsx'
import type { ComparedRoles } from './compare-roles.ts'
import { holdOf, holdText } from './hold.ts'
import { HoldMark } from './hold-mark.tsx'
import styles from './matrix-list.module.css'
import type { PermissionGroup } from './permission-groups.ts'
import { grantsOf, type RoleTable } from './role-table.ts'
import type { Permission, Role } from './roles-query.ts'

interface MatrixListProps {
  readonly table: RoleTable
  readonly groups: readonly PermissionGroup[]
  readonly folded: ReadonlySet<string>
  readonly onFold: (key: string) => void
  readonly role: Role | undefined
  readonly compared: ComparedRoles | null
}

/** The matrix where there is no room for one: one role, or two beside each other, and their permissions below. */
export function MatrixList({ table, groups, folded, onFold, role, compared }: MatrixListProps) {
  const [opened, setOpened] = useState<{ readonly role: Role; readonly permission: Permission } | null>(null)
  const titleId = useId()
  const roles = compared?.roles ?? (role ? [role] : [])
  return (
    <div className={styles.list}>
      {compared && (
        <div className={styles.heads} aria-hidden>
          {compared.roles.map(({ id, label }) => (
            <span key={id}>{label}</span>
          ))}
        </div>
      )}
      {groups.map((group) => {
        const isFolded = folded.has(group.key)
        return (
          <section key={group.key} className={styles.group}>
            <h2>
              <button type="button" aria-expanded={!isFolded} onClick={() => onFold(group.key)}>
                <IconChevronRight size={14} aria-hidden data-opened={!isFolded || undefined} />
                {group.name}
                <span className={styles.count}>
                  {roles.map(({ id }) => grantsOf(id, group.permissions).length).join(' and ')} of{' '}
                  {group.permissions.length}
                </span>
              </button>
            </h2>
            <ul data-folded={isFolded || undefined}>
              {group.permissions.map((permission) => (
                <li key={permission.id} data-alike={(compared && !compared.different.has(permission.id)) || undefined}>
                  <span>{permission.label}</span>
                  {roles.map((held) => (
                    <button
                      key={held.id}
                      type="button"
                      aria-haspopup="dialog"
                      aria-label={`${holdText(permission, held.id)}: ${held.label}, ${permission.label}`}
                      onClick={() => setOpened({ role: held, permission })}
                    >
                      <HoldMark hold={holdOf(permission, held.id)} />
                    </button>
                  ))}
                </li>
              ))}
            </ul>
          </section>
        )
      })}
      <Dialog looks opened={opened !== null} onClose={() => setOpened(null)} title={opened?.permission.label}>
        {opened && <CellWhy table={table} role={opened.role} permission={opened.permission} titleId={titleId} />}
      </Dialog>
    </div>
  )
}
