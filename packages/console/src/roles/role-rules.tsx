import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useCatalogue } from '../deployment/catalogue.ts'
import { useScope } from '../session/scope.ts'
import { roleRemarks } from './remarks.ts'
import { namedRoles } from './role-names.ts'
import styles from './role-rules.module.css'
import type { Role, ScopeRoles } from './roles-query.ts'

interface RoleRulesProps {
  readonly place: ScopeRoles
  readonly role: Role
}

/** What a holder may do about other people's roles, and what is kept about this one. */
export function RoleRules({ place, role }: RoleRulesProps) {
  const { param } = useScope()
  const transfer = place.permissions.find(({ id }) => id === role.transfer?.permission)
  return (
    <dl className={styles.rules}>
      <Rule term="Gives and takes">
        <Roles keys={role.assigns} roles={place.roles} none="No role. A holder changes nobody’s role." />
      </Rule>
      {role.manages.length > 0 && (
        <Rule term="Acts on holders of">
          <Roles keys={role.manages} roles={place.roles} none="" />
        </Rule>
      )}
      {role.inherits.length > 0 && (
        <Rule term="Includes">
          <Roles keys={role.inherits} roles={place.roles} none="" />
        </Rule>
      )}
      {role.transfer && (
        <Rule term="Handed on">
          By its holder, with{' '}
          {transfer ? (
            <Link to="/scopes/$scope/permissions/$permission" params={{ scope: param, permission: transfer.id }}>
              {transfer.label}
            </Link>
          ) : (
            <code>{role.transfer.permission}</code>
          )}
          .
        </Rule>
      )}
      {role.atLeast > 0 && (
        <Rule term="Never fewer than">
          {role.atLeast === 1 ? 'One person who can use it.' : `${role.atLeast} people who can use it.`} Whoever is the
          last keeps it until another has it.
        </Rule>
      )}
      <Rule term="Takes effect">
        {place.roleChanges === 'immediate'
          ? 'At once, in sessions that are open too.'
          : 'At the next sign-in. What is taken away with a membership ends at once.'}
      </Rule>
      <Rule term="Together with others">
        {place.rolesPerPerson === 'one'
          ? 'No: a person has one role here.'
          : 'Yes: a person may have several roles here.'}
      </Rule>
      {role.reasonRequired && <Rule term="Reason">Giving it asks for a reason, which stays in the audit log.</Rule>}
      {roleRemarks(role).map(({ word, text }) => (
        <Rule key={word} term={word}>
          {text}
        </Rule>
      ))}
    </dl>
  )
}

function Rule({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

interface RolesProps {
  readonly keys: readonly string[]
  readonly roles: readonly Role[]
  readonly none: string
}

function Roles({ keys, roles, none }: RolesProps) {
  const { param } = useScope()
  const { scopeTypes } = useCatalogue()
  if (keys.length === 0) return none
  return (
    <ul className={styles.roles}>
      {namedRoles(keys, roles, scopeTypes).map(({ key, label, in: type }) => (
        <li key={key}>
          {type === null && roles.some(({ id }) => id === key) ? (
            <Link to="/scopes/$scope/roles/$role" params={{ scope: param, role: key }}>
              {label}
            </Link>
          ) : (
            <>
              {label} {type && <span className="quiet">({type})</span>}
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
