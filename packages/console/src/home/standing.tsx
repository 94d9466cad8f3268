import { IconClockHour4 } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useScopeType } from '../deployment/catalogue.ts'
import { Badge } from '../parts/badge.tsx'
import { Facts } from '../parts/facts.tsx'
import { Panel } from '../parts/panel.tsx'
import { type Scope, useScope } from '../session/scope.ts'
import styles from './home-page.module.css'

/** Who one is here: roles, how much they let one do, and what acts in one's name. */
export function Standing({ tokens }: { readonly tokens: number | null }) {
  const scope = useScope()
  const all = useScopeType(scope.type)?.permissions.length ?? 0
  const facts = [
    { term: scope.roles.length === 1 ? 'Role' : 'Roles', value: <Roles roles={scope.roles} /> },
    ...(scope.rolesAtNextSignIn === null
      ? []
      : [{ term: 'Next sign-in', value: <Roles roles={scope.rolesAtNextSignIn} waits /> }]),
    {
      term: 'Permissions',
      value: (
        <span className="figures">
          {scope.permissions.length} of {all}
        </span>
      ),
    },
    ...(tokens === null
      ? []
      : [
          {
            term: 'API tokens',
            value: (
              <Link to="/scopes/$scope/tokens" params={{ scope: scope.param }}>
                {tokens === 0 ? 'None yet' : tokens}
              </Link>
            ),
          },
        ]),
  ]
  return (
    <Panel
      title="You here"
      aside={
        <Link className="small" to="/scopes/$scope/you" params={{ scope: scope.param }}>
          Your account
        </Link>
      }
    >
      <Facts facts={facts} />
    </Panel>
  )
}

interface RolesProps {
  readonly roles: Scope['roles']
  readonly waits?: boolean
}

function Roles({ roles, waits = false }: RolesProps) {
  if (roles.length === 0) return <span className="quiet">None</span>
  return (
    <span className={styles.roles}>
      {roles.map(({ key, label }) => (
        <Badge key={key} {...(waits && { tone: 'waiting', icon: IconClockHour4 })}>
          {label}
        </Badge>
      ))}
    </span>
  )
}
