import { IconCheck, IconChevronRight, IconCircleHalf2, IconLock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useScopeType } from '../deployment/catalogue.ts'
import { Failure } from '../parts/failure.tsx'
import lines from '../parts/held-permissions.module.css'
import { Notice } from '../parts/notice.tsx'
import { Panel, PanelWaiting } from '../parts/panel.tsx'
import { useScope } from '../session/scope.ts'
import styles from './member-access.module.css'
import { readAccessOf } from './members.ts'
import { type PermissionGroup, permissionGroups } from './permission-groups.ts'

interface MemberAccessProps {
  readonly person: string
  /** A change of role waits for the next sign-in. */
  readonly waits: boolean
}

/** Everything that somebody may do in this place, by group, each with the role that grants it. */
export function MemberAccess({ person, waits }: MemberAccessProps) {
  const { param, type } = useScope()
  const permissions = useScopeType(type)?.permissions ?? []
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['access', param, person],
    queryFn: () => readAccessOf(param, person),
  })
  const groups = permissionGroups(data?.permissions ?? [], permissions)
  const roleLabels = new Map(data?.roles.map(({ id, label }) => [id, label]))
  const count = data?.permissions.length
  return (
    <Panel
      title="What they may do here"
      aside={count !== undefined && <span className="quiet small">{counted(count, permissions.length)}</span>}
    >
      {isPending && <PanelWaiting />}
      {error && (
        <div className={styles.note}>
          <Failure error={error} onRetry={() => refetch()} />
        </div>
      )}
      {data?.cutOff && (
        <div className={styles.note}>
          <Notice icon={IconLock} title="None of this counts now">
            {data.cutOff.reason}
          </Notice>
        </div>
      )}
      {waits && count !== undefined && <p className={styles.waits}>As it will be from their next sign-in.</p>}
      {count === 0 && <p className={lines.none}>No role that they have here grants anything.</p>}
      {groups.map((group) => (
        <Group key={group.group} group={group} person={person} scope={param} roleLabels={roleLabels} />
      ))}
    </Panel>
  )
}

function counted(held: number, all: number): string {
  return `${held} of ${all} permissions`
}

interface GroupProps {
  readonly group: PermissionGroup
  readonly person: string
  readonly scope: string
  readonly roleLabels: ReadonlyMap<string, string>
}

function Group({ group: { group, held, total }, person, scope, roleLabels }: GroupProps) {
  return (
    <details className={lines.group}>
      <summary>
        <IconChevronRight size={14} aria-hidden />
        <span>{group}</span>
        <span className={lines.count}>
          {held.length} of {total}
        </span>
      </summary>
      <ul>
        {held.map((permission) => (
          <li key={permission.id}>
            {permission.held === 'always' ? (
              <IconCheck className={lines.yes} size={16} stroke={2.2} aria-label="Always" />
            ) : (
              <IconCircleHalf2 className={lines.depends} size={16} aria-label="Depends on what it is done to" />
            )}
            <span className={lines.permission}>
              <Link to="/scopes/$scope/check" params={{ scope }} search={{ person, permission: permission.id }}>
                {permission.label}
              </Link>
              <code>{permission.id}</code>
            </span>
            <span className={styles.by}>
              {permission.grantedBy.map((role) => roleLabels.get(role) ?? role).join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
