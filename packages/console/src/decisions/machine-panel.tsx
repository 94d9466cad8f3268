import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useScopeType } from '../deployment/catalogue.ts'
import { Badge } from '../parts/badge.tsx'
import { Panel } from '../parts/panel.tsx'
import { readAccount } from '../service-accounts/accounts.ts'
import { useScope } from '../session/scope.ts'
import styles from './check-page.module.css'
import { PermissionGroups } from './permission-groups.tsx'

interface MachinePanelProps {
  readonly id: string
  readonly asked: boolean
}

/** Everything that a machine of this place may do, for whoever looks after machines: what its role grants, apart from X13. */
export function MachinePanel({ id, asked }: MachinePanelProps) {
  const scope = useScope()
  const type = useScopeType(scope.type)
  const { data: account } = useQuery({
    queryKey: ['service-accounts', scope.param, 'one', id],
    queryFn: () => readAccount(scope.param, id),
    enabled: scope.may('service-accounts.manage'),
  })
  if (!account) return null
  const { role } = account
  const permissions = (type?.permissions ?? [])
    .filter(({ sessionOnly, allow, conditional }) => !sessionOnly && [...allow, ...conditional].includes(role.id))
    .map(({ id: permission, label, group, allow }) => ({
      ...{ id: permission, label, group, through: [role.label] },
      held: allow.includes(role.id) ? ('always' as const) : ('depends' as const),
    }))
  return (
    <Panel title={`Everything ${account.name} may do here`} aside={<Badge>{role.label}</Badge>}>
      {permissions.length === 0 ? (
        <p className={styles.none}>Nothing: its role grants nothing that a service account can do.</p>
      ) : (
        <PermissionGroups
          permissions={permissions}
          opened={!asked}
          link={(permission, words) => (
            <Link to="/scopes/$scope/check" params={{ scope: scope.param }} search={{ serviceAccount: id, permission }}>
              {words}
            </Link>
          )}
        />
      )}
    </Panel>
  )
}
