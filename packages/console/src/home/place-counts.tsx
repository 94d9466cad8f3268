import { Link } from '@tanstack/react-router'
import { Badge } from '../parts/badge.tsx'
import { Panel } from '../parts/panel.tsx'
import { useScope } from '../session/scope.ts'
import { Count } from './count.tsx'
import styles from './state-counts.module.css'
import type { Summary } from './summary.ts'

interface PlaceCountsProps {
  readonly title: string
  readonly scopes: NonNullable<Summary['scopes']>
}

/** The places in this one, by type and state. */
export function PlaceCounts({ title, scopes }: PlaceCountsProps) {
  const params = { scope: useScope().param }
  return (
    <Panel
      title={title}
      aside={
        <Link className="small" to="/scopes/$scope/scopes" params={params}>
          All
        </Link>
      }
    >
      <ul className={styles.types} aria-label="Places by type and state">
        {scopes.map(({ type, plural, total, byStatus }) => (
          <li key={type}>
            <span>{plural}</span>
            <span className={styles.statuses}>
              {byStatus
                .filter(({ count }) => count > 0)
                .map(({ status, label, count }) => (
                  <Badge key={status}>
                    {label} <span className="figures">{count}</span>
                  </Badge>
                ))}
            </span>
            <Count count={total} label={plural}>
              <Link to="/scopes/$scope/scopes" params={params} search={scopes.length > 1 ? { type } : {}} />
            </Count>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
