import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '../api.ts'
import type { ScopeType } from '../deployment/catalogue.ts'
import { Failure } from '../parts/failure.tsx'
import { Panel } from '../parts/panel.tsx'
import { Person } from '../parts/person.tsx'
import { useScope } from '../session/scope.ts'
import styles from './information-page.module.css'

/** So many are named; all of them are on the page of the permission. */
const named = 20

async function readFirstHolders(scopeId: string, permissionId: string) {
  const params = { path: { scopeId, permissionId }, query: { limit: named } }
  return (await api.GET('/api/v1/scopes/{scopeId}/permissions/{permissionId}/holders', { params })).data!
}

interface OpeningPeopleProps {
  readonly type: ScopeType
  readonly permission: string
}

/** Who can open the page today, by name, and through which role. */
export function OpeningPeople({ type, permission }: OpeningPeopleProps) {
  const { param, may } = useScope()
  const { data, error, refetch } = useQuery({
    queryKey: ['roles', param, 'may', permission, 'first'],
    queryFn: () => readFirstHolders(param, permission),
  })
  const labelOf = (id: string) => type.roles.find((role) => role.id === id)?.label ?? id
  return (
    <Panel
      title="Who can open it today"
      aside={
        may('roles.read') && (
          <Link className="small" to="/scopes/$scope/permissions/$permission" params={{ scope: param, permission }}>
            All, and as CSV
          </Link>
        )
      }
    >
      {error && (
        <div className={styles.none}>
          <Failure error={error} onRetry={() => refetch()} />
        </div>
      )}
      {data?.items.length === 0 && <p className={styles.none}>Nobody in this place can open it today.</p>}
      {data && data.items.length > 0 && (
        <ul className={styles.rows} aria-label="People who can open it">
          {data.items.map(({ id, name, email, roles, held }) => (
            <li key={id}>
              <span className={styles.person}>
                <Person
                  plainName={name}
                  name={
                    <Link to="/scopes/$scope/members/$person" params={{ scope: param, person: id }} title={name}>
                      {name}
                    </Link>
                  }
                  detail={email}
                />
              </span>
              <span className={styles.through}>
                {roles.map(labelOf).join(', ')}
                {held === 'depends' && ', under a condition'}
              </span>
            </li>
          ))}
        </ul>
      )}
      {data?.next && <p className={styles.more}>The first {named} are named here.</p>}
    </Panel>
  )
}
