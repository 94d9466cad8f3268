import { Button } from '@mantine/core'
import { Suspense } from 'react'
import type { AuditEvent } from '../audit/audit-events.ts'
import { AuditTimeline } from '../audit/audit-timeline.tsx'
import { Failure } from '../parts/failure.tsx'
import { Panel, PanelWaiting } from '../parts/panel.tsx'
import { usePages } from '../parts/use-pages.ts'
import { useScope } from '../session/scope.ts'
import styles from './apps.module.css'
import { readActivity } from './apps.ts'

/** Everything that was done to an app, the newest first (A14). */
export function AppActivity({ app }: { readonly app: { readonly id: string } }) {
  const { param } = useScope()
  const query = usePages(['apps', param, 'activity', app.id], (after) => readActivity(param, app.id, after))
  const events = query.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Panel title="Activity">
      {query.isPending && <PanelWaiting />}
      {query.isError && <Failure error={query.error} onRetry={() => query.refetch()} />}
      {query.data && (
        // What the words need may still be on its way: only this part waits for it.
        <Suspense fallback={<PanelWaiting />}>
          <AuditTimeline
            label="What was done to this app"
            events={events.map((event) => asAuditEvent(event, app.id))}
          />
        </Suspense>
      )}
      {query.hasNextPage && (
        <p className={styles.more}>
          <Button
            variant="default"
            size="compact-sm"
            loading={query.isFetchingNextPage}
            onClick={() => query.fetchNextPage()}
          >
            Show more
          </Button>
        </p>
      )}
    </Panel>
  )
}

type Activity = Awaited<ReturnType<typeof readActivity>>['items'][number]

const reviews = ['app.version-approved', 'app.version-returned', 'app.version-rejected']

/** As the audit log has it, without what only its readers see. Reviewers are not known by name in other organizations. */
function asAuditEvent({ actor, ...event }: Activity, app: string): AuditEvent {
  const name = actor.name ?? (reviews.includes(event.action) ? 'The reviewer' : null)
  return {
    ...event,
    actor: { ...actor, name, token: null },
    target: { kind: 'app', id: app, name: null },
    requestId: '',
    ip: null,
  }
}
