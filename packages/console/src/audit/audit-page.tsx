import { Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { filled } from '../filled.ts'
import { Chosen } from '../parts/chosen.tsx'
import { DataList } from '../parts/data-list.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { ChoiceFilter, DaysFilter, Filters } from '../parts/filters.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { usePages } from '../parts/use-pages.ts'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { pageLabel } from '../shell/menu.ts'
import { areaChoices } from './areas.ts'
import { auditColumns } from './audit-columns.tsx'
import { AuditEventDrawer } from './audit-event-drawer.tsx'
import { type AuditEvent, readAuditEvents } from './audit-events.ts'
import { daysBetween } from './days.ts'
import { useWords } from './use-words.ts'

export function AuditPage() {
  const session = useSession()
  const scope = useScope()
  const words = useWords()
  const { person, action, from, to, event } = useSearch({ from: '/in/scopes/$scope/audit' })
  const navigate = useNavigate({ from: '/scopes/$scope/audit' })
  const columns = useMemo(() => auditColumns(scope.param, words), [scope.param, words])
  const filter = { person, action, ...daysBetween(from, to) }
  const query = usePages(
    ['audit', scope.param, filter],
    (after) => readAuditEvents(scope.param, { ...filter, after }),
    {
      isPage: true,
    },
  )
  const events = query.data?.pages.flatMap(({ items }) => items) ?? []
  const change = (next: Readonly<Record<string, string | undefined>>) =>
    navigate({ search: (former) => filled({ ...former, ...next }) })
  const clear = () => navigate({ search: {} })
  const closeEvent = () =>
    navigate({ search: (former) => filled({ ...former, event: undefined }), replace: true, resetScroll: false })
  const isOn = Boolean(person || action || filter.from || filter.to)
  return (
    <>
      <PageHead
        title={pageLabel(session, scope, 'audit')}
        lead="Who changed what, the newest first. Nothing here can be edited or removed. You see the areas that you may read."
      />
      <Filters onClear={isOn ? clear : undefined}>
        {person && (
          <Chosen clearLabel="Show changes by everybody" onClear={() => change({ person: undefined })}>
            By or about <bdi>{nameOf(person, events) ?? 'one person'}</bdi>
          </Chosen>
        )}
        <ChoiceFilter
          label="About"
          unset="About anything"
          choices={areaChoices(scope)}
          value={action}
          onChange={(value) => change({ action: value })}
        />
        <DaysFilter from={from} to={to} onChange={change} />
      </Filters>
      <DataList
        label="Changes"
        columns={columns}
        query={query}
        rowKey={({ id }) => id}
        empty={
          isOn ? (
            <EmptyState
              icon={IconHistory}
              title="No change matches"
              action={
                <Button variant="default" onClick={clear}>
                  Clear filters
                </Button>
              }
            >
              Another time or another area may have what you look for.
            </EmptyState>
          ) : (
            <EmptyState icon={IconHistory} title="Nothing was changed here yet">
              Every change of people, roles and settings in this place is kept here, with who made it and what was
              before.
            </EmptyState>
          )
        }
      />
      <AuditEventDrawer id={event} loaded={events.find(({ id }) => id === event)} onClose={closeEvent} />
    </>
  )
}

function nameOf(person: string, events: readonly AuditEvent[]): string | null {
  for (const { actor, target } of events) {
    if (target.id === person && target.name !== null) return target.name
    if (actor.id === person && actor.name !== null) return actor.name
  }
  return null
}
