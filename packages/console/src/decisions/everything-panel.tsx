import { Link } from '@tanstack/react-router'
import { useScopeType } from '../deployment/catalogue.ts'
import { Badge } from '../parts/badge.tsx'
import { Panel } from '../parts/panel.tsx'
import { useScope } from '../session/scope.ts'
import type { Everything } from './answers.ts'
import styles from './check-page.module.css'
import { PermissionGroups } from './permission-groups.tsx'

interface EverythingPanelProps {
  readonly everything: Everything
  /** A question is answered above: what is below is for who wants more. */
  readonly asked: boolean
}

/** Everything that a person may do here, by the groups of the blueprint. */
export function EverythingPanel({ everything, asked }: EverythingPanelProps) {
  const { param, type: typeId } = useScope()
  const type = useScopeType(typeId)
  const { person, cutOff, roles, permissions } = everything
  const labels = new Map(type?.roles.map(({ id, label }) => [id, label]))
  const held = permissions.map((permission) => ({
    ...permission,
    group: type?.permissions.find(({ id }) => id === permission.id)?.group ?? '',
    through: permission.grantedBy.map((id) => labels.get(id) ?? id),
  }))
  return (
    <Panel
      title={`Everything ${person.name} may do here`}
      aside={
        <span className={styles.roles}>
          {roles.map(({ id, label }) => (
            <Badge key={id}>{label}</Badge>
          ))}
        </span>
      }
    >
      {cutOff ? (
        <p className={styles.none}>
          Nothing: {cutOff.reason.charAt(0).toLocaleLowerCase('en') + cutOff.reason.slice(1)}
          {roles.length > 0 && ' The roles stay, and count again afterwards.'}
        </p>
      ) : held.length === 0 ? (
        <p className={styles.none}>Nothing: they hold no role here.</p>
      ) : (
        <PermissionGroups
          permissions={held}
          opened={!asked}
          link={(permission, words) => (
            <Link to="/scopes/$scope/check" params={{ scope: param }} search={{ person: person.id, permission }}>
              {words}
            </Link>
          )}
        />
      )}
    </Panel>
  )
}
