import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Failure } from '../parts/failure.tsx'
import { Panel, PanelWaiting } from '../parts/panel.tsx'
import { useScope } from '../session/scope.ts'
import { readAuditEvents } from './audit-events.ts'
import { AuditTimeline } from './audit-timeline.tsx'
import styles from './person-history.module.css'

const shown = 8

/** The last of what somebody did here, and of what was done to them. */
export function PersonHistory({ person }: { readonly person: string }) {
  const { param } = useScope()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['audit', param, 'history', person],
    queryFn: () => readAuditEvents(param, { person, limit: shown }),
  })
  return (
    <Panel
      title="Recent history"
      aside={
        data?.next && (
          <Link className="small" to="/scopes/$scope/audit" params={{ scope: param }} search={{ person }}>
            All of it
          </Link>
        )
      }
    >
      {isPending && <PanelWaiting />}
      {error && (
        <div className={styles.note}>
          <Failure error={error} onRetry={() => refetch()} />
        </div>
      )}
      {data?.items.length === 0 && (
        <p className={styles.none}>Nothing in this place's audit log is by them or about them.</p>
      )}
      {data && data.items.length > 0 && <AuditTimeline label="Recent history" events={data.items} />}
    </Panel>
  )
}
