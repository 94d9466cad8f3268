import { Link } from '@tanstack/react-router'
import { AuditTimeline } from '../audit/audit-timeline.tsx'
import { Panel } from '../parts/panel.tsx'
import { useScope } from '../session/scope.ts'
import styles from './home-page.module.css'
import type { Summary } from './summary.ts'

interface RecentChangesProps {
  /** What the page with all of them is called here. */
  readonly log: string
  readonly events: NonNullable<Summary['recent']>
}

export function RecentChanges({ log, events }: RecentChangesProps) {
  const { param } = useScope()
  return (
    <Panel
      title="Recent changes"
      aside={
        <Link className="small" to="/scopes/$scope/audit" params={{ scope: param }}>
          {log}
        </Link>
      }
    >
      {events.length === 0 ? (
        <p className={styles.none}>
          Nothing has been changed here yet. Who gives or takes a role is written down here.
        </p>
      ) : (
        <AuditTimeline label="Recent changes" events={events} />
      )}
    </Panel>
  )
}
