import { Link } from '@tanstack/react-router'
import { Panel } from '../parts/panel.tsx'
import { StateMark } from '../parts/state-mark.tsx'
import { useScope } from '../session/scope.ts'
import { Count } from './count.tsx'
import styles from './state-counts.module.css'
import type { Summary } from './summary.ts'

interface AccountCountsProps {
  readonly title: string
  readonly people: NonNullable<Summary['people']>
}

/** The accounts that are kept here, by state. */
export function AccountCounts({ title, people: { total, byState } }: AccountCountsProps) {
  const params = { scope: useScope().param }
  return (
    <Panel
      title={title}
      aside={
        <Link className="small" to="/scopes/$scope/people" params={params}>
          {total === 1 ? '1 account' : `All ${total}`}
        </Link>
      }
    >
      <ul className={styles.states} aria-label="Accounts by state">
        {byState.map(({ state, count }) => (
          <li key={state}>
            <StateMark state={state} />
            <Count count={count} label={`accounts, ${state}`}>
              <Link to="/scopes/$scope/people" params={params} search={{ status: state }} />
            </Count>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
