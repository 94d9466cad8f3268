import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useScope } from '../session/scope.ts'
import { conditionOf, holdOf, includedFrom, leastRole } from './hold.ts'
import { HoldMark } from './hold-mark.tsx'
import { permissionRemarks } from './remarks.ts'
import type { RoleTable } from './role-table.ts'
import type { Permission, Role } from './roles-query.ts'
import { isOpening, WhatItOpens } from './what-it-opens.tsx'
import styles from './why.module.css'

interface CellWhyProps {
  readonly table: RoleTable
  readonly role: Role
  readonly permission: Permission
  readonly titleId: string
}

/** Why a role has a permission or not, what the permission is, and where to go on from here. */
export function CellWhy({ table, role, permission, titleId }: CellWhyProps) {
  const { param, may } = useScope()
  const here = table.holders !== null
  return (
    <div className={styles.why}>
      <div className={styles.answer}>
        <HoldMark hold={holdOf(permission, role.id)} />
        <p id={titleId}>
          <Answer table={table} role={role} permission={permission} />
        </p>
      </div>
      {table.held.has(role.id) && <p className="quiet small">You hold this role.</p>}
      <div>
        <code className="quiet">{permission.id}</code>
        {permission.description && <p>{permission.description}</p>}
      </div>
      {permissionRemarks(permission).map(({ word, text }) => (
        <p key={word} className="small">
          <strong>{word}.</strong> {text}
        </p>
      ))}
      {isOpening(table.type, permission) && (
        <div>
          <p className="quiet small">It lets somebody</p>
          <WhatItOpens type={table.type} permission={permission} brief />
        </div>
      )}
      {here && (
        <div className={styles.actions}>
          <Button
            size="xs"
            variant="default"
            renderRoot={(props) => (
              <Link
                {...props}
                to="/scopes/$scope/permissions/$permission"
                params={{ scope: param, permission: permission.id }}
              />
            )}
          >
            {may('members.read') ? 'Who may do this' : 'About this permission'}
          </Button>
          {may('access.check') && (
            <Button
              size="xs"
              variant="default"
              renderRoot={(props) => (
                <Link
                  {...props}
                  to="/scopes/$scope/check"
                  params={{ scope: param }}
                  search={{ permission: permission.id }}
                />
              )}
            >
              Check access
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

function Answer({ table, role, permission }: Omit<CellWhyProps, 'titleId'>) {
  const hold = holdOf(permission, role.id)
  const name = <strong>{role.label}</strong>
  const act = <strong>{permission.label}</strong>
  if (hold === 'no') {
    const least = leastRole(permission, table.roles, table.type.permissions)
    return (
      <>
        {name} does not grant {act}.{' '}
        {least ? (
          <>
            Of the roles that do, <strong>{least.label}</strong> has the least besides.
          </>
        ) : (
          'No role does.'
        )}
      </>
    )
  }
  const through = includedFrom(role, permission, table.roles)
  const condition = hold === 'conditional' && (conditionOf(permission, role.id) ?? 'a condition is met')
  return (
    <>
      {name}
      {through && (
        <>
          , which includes <strong>{through.label}</strong>,
        </>
      )}{' '}
      grants {act}
      {condition ? <> when {condition}.</> : '.'}
    </>
  )
}
