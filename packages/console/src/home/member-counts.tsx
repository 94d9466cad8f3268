import { Link } from '@tanstack/react-router'
import { useScopeType } from '../deployment/catalogue.ts'
import { filled } from '../filled.ts'
import { Panel } from '../parts/panel.tsx'
import { useScope } from '../session/scope.ts'
import { Count } from './count.tsx'
import styles from './member-counts.module.css'
import { columns, everybody, stateOf, withoutRole } from './member-numbers.ts'
import type { Summary } from './summary.ts'

interface MemberCountsProps {
  readonly title: string
  readonly members: NonNullable<Summary['members']>
}

const words = { active: 'Active', disabled: 'Disabled', away: 'Archived or blocked' } as const

/** How many people hold which role, by state; each number leads to those people. */
export function MemberCounts({ title, members: { total, byRole, byState } }: MemberCountsProps) {
  const { param, type } = useScope()
  const hasSeveralRoles = useScopeType(type)?.rolesPerPerson === 'several'
  const params = { scope: param }
  const all = everybody(byState)
  const shown = columns.filter((column) => column !== 'away' || all.away > 0)
  const most = Math.max(...byRole.map(({ active, disabled, away }) => active + disabled + away), 1)
  const none = hasSeveralRoles ? null : withoutRole(byRole, byState)
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
            {shown.map((column) => (
              <th key={column} scope="col">
                {words[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {byRole.map(({ role, label, ...counts }) => (
            <tr key={role}>
              <th scope="row">
                <span className={styles.role}>
                  <span className={styles.label}>{label}</span>
                  <span className={styles.bar} aria-hidden>
                    {shown.map((column) => (
                      <span key={column} data-state={column} style={{ width: `${(counts[column] / most) * 100}%` }} />
                    ))}
                  </span>
                </span>
              </th>
              {shown.map((column) => (
                <td key={column}>
                  <Count count={counts[column]} label={`${label}, ${words[column].toLowerCase()}`}>
                    <Link
                      to="/scopes/$scope/members"
                      params={params}
                      search={filled({ role, status: stateOf(column, byState) })}
                    />
                  </Count>
                </td>
              ))}
            </tr>
          ))}
          {none && shown.some((column) => none[column] > 0) && (
            <tr>
              <th scope="row" className={styles.without}>
                No role
              </th>
              {shown.map((column) => (
                <td key={column}>
                  <span className={styles.plain}>{none[column]}</span>
                </td>
              ))}
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Everybody</th>
            {shown.map((column) => (
              <td key={column}>
                <Count count={all[column]} label={`Everybody, ${words[column].toLowerCase()}`}>
                  <Link
                    to="/scopes/$scope/members"
                    params={params}
                    search={filled({ status: stateOf(column, byState) })}
                  />
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
