import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useScope } from '../session/scope.ts'
import { roleRemarks } from './remarks.ts'
import { grantsOf, type RoleTable } from './role-table.ts'
import type { Role } from './roles-query.ts'
import styles from './why.module.css'

interface RoleWhyProps {
  readonly table: RoleTable
  readonly role: Role
  readonly titleId: string
}

/** What a role is, said at the head of its column. */
export function RoleWhy({ table, role, titleId }: RoleWhyProps) {
  const { param } = useScope()
  const { permissions } = table.type
  const holders = table.holders?.get(role.id)
  const other = table.roles.find(({ id }) => id !== role.id)
  return (
    <div className={styles.why}>
      <div>
        <p id={titleId}>
          <strong>{role.label}</strong>
        </p>
        <code className="quiet">{role.id}</code>
      </div>
      <p>{role.description}</p>
      <p className="quiet">
        Grants {grantsOf(role.id, permissions).length} of {permissions.length} permissions.
        {holders !== undefined && ` ${peopleText(holders)} here.`}
        {table.held.has(role.id) && ' You hold it.'}
      </p>
      {roleRemarks(role).map(({ word, text }) => (
        <p key={word} className="small">
          <strong>{word}.</strong> {text}
        </p>
      ))}
      <div className={styles.actions}>
        {table.holders && (
          <Button
            size="xs"
            variant="default"
            renderRoot={(props) => (
              <Link {...props} to="/scopes/$scope/roles/$role" params={{ scope: param, role: role.id }} />
            )}
          >
            About this role
          </Button>
        )}
        {other && (
          <Button
            size="xs"
            variant="default"
            renderRoot={(props) => (
              <Link
                {...props}
                to="/scopes/$scope/roles"
                params={{ scope: param }}
                search={(search) => ({ ...search, compare: role.id, with: other.id })}
                resetScroll={false}
              />
            )}
          >
            Compare it
          </Button>
        )}
      </div>
    </div>
  )
}

export function peopleText(count: number): string {
  return count === 1 ? '1 person' : `${count} people`
}
