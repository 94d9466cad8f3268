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
  const all = scopes.reduce((sum, { total }) => sum + total, 0)
  const hasSeveralTypes = scopes.length > 1
  return (
    <Panel
      title={title}
      aside={
        <Link className="small" to="/scopes/$scope/scopes" params={params}>
          {all === 0 ? 'None yet' : `All ${all}`}
        </Link>
      }
    >
      <ul className={styles.types} aria-label="Places by type and state">
        {scopes.map(({ type, plural, total, byStatus }) => (
          <li key={type}>
            {hasSeveralTypes && <span className={styles.type}>{plural}</span>}
            <span className={styles.statuses}>
              {total === 0 && <span className="quiet">None yet</span>}
              {byStatus
                .filter(({ count }) => count > 0)
                .map(({ status, label, count }) => (
                  <Badge key={status}>
                    {label} <span className="figures">{count}</span>
                  </Badge>
                ))}
            </span>
            {hasSeveralTypes && (
              <span className={styles.total}>
                <Count count={total} label={plural}>
                  <Link to="/scopes/$scope/scopes" params={params} search={{ type }} />
                </Count>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
