import { Link } from '@tanstack/react-router'
import { useScopeType } from '../deployment/catalogue.ts'
import { Panel } from '../parts/panel.tsx'
import { useScope } from '../session/scope.ts'
import { Count } from './count.tsx'
import styles from './member-counts.module.css'
import { withoutRole } from './member-numbers.ts'
import type { Summary } from './summary.ts'

interface MemberCountsProps {
  readonly title: string
  readonly members: NonNullable<Summary['members']>
}

/** How many people hold which role, active and disabled; each number leads to those people. */
export function MemberCounts({ title, members: { total, byRole, byState } }: MemberCountsProps) {
  const { param, type } = useScope()
  const hasSeveralRoles = useScopeType(type)?.rolesPerPerson === 'several'
  const params = { scope: param }
  const most = Math.max(...byRole.map(({ active, disabled }) => active + disabled), 1)
  const none = hasSeveralRoles ? null : withoutRole(byRole, byState)
  const countOf = (wanted: 'active' | 'disabled') => byState.find(({ state }) => state === wanted)?.count ?? 0
  return (
    <Panel
      title={title}
      aside={
        <Link className="small" to="/scopes/$scope/members" params={params}>
          {total === 1 ? '1 person' : `All ${total}`}
        </Link>
      }
    >
      <table className={styles.table} aria-label="People by role and state">
        <thead>
          <tr>
            <th scope="col">Role</th>
            <th scope="col">Active</th>
            <th scope="col">Disabled</th>
          </tr>
        </thead>
        <tbody>
          {byRole.map(({ role, label, active, disabled }) => (
            <tr key={role}>
              <th scope="row">
                <span className={styles.role}>
                  <span className={styles.label}>{label}</span>
                  <span className={styles.bar} aria-hidden>
                    <span data-state="active" style={{ width: `${(active / most) * 100}%` }} />
                    <span data-state="disabled" style={{ width: `${(disabled / most) * 100}%` }} />
                  </span>
                </span>
              </th>
              {([active, disabled] as const).map((count, index) => {
                const status = index === 0 ? 'active' : 'disabled'
                return (
                  <td key={status}>
                    <Count count={count} label={`${label}, ${status}`}>
                      <Link to="/scopes/$scope/members" params={params} search={{ role, status }} />
                    </Count>
                  </td>
                )
              })}
            </tr>
          ))}
          {none && (none.active > 0 || none.disabled > 0) && (
            <tr>
              <th scope="row" className={styles.without}>
                No role
              </th>
              <td>
                <span className={styles.plain}>{none.active}</span>
              </td>
              <td>
                <span className={styles.plain}>{none.disabled}</span>
              </td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Everybody</th>
            {(['active', 'disabled'] as const).map((status) => (
              <td key={status}>
                <Count count={countOf(status)} label={`Everybody, ${status}`}>
                  <Link to="/scopes/$scope/members" params={params} search={{ status }} />
                </Count>
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
      {hasSeveralRoles && <p className={styles.note}>Somebody with several roles is counted in each of them.</p>}
    </Panel>
  )
}
