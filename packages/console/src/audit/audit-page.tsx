import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDownload, IconHistory } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { filled } from '../filled.ts'
import { DataList } from '../parts/data-list.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { usePages } from '../parts/use-pages.ts'
import { scopeQuery, useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { pageLabel } from '../shell/menu.ts'
import { auditColumns } from './audit-columns.tsx'
import { AuditEventDrawer } from './audit-event-drawer.tsx'
import { type AuditEvent, readAuditEvents } from './audit-events.ts'
import { AuditFilters } from './audit-filters.tsx'
import { daysBetween } from './days.ts'
import { ExportDialog } from './export-dialog.tsx'
import { useWords } from './use-words.ts'

export function AuditPage() {
  const session = useSession()
  const scope = useScope()
  const words = useWords()
  const { person, action, from, to, event, place, organization } = useSearch({ from: '/in/scopes/$scope/audit' })
  const navigate = useNavigate({ from: '/scopes/$scope/audit' })
  const [exporting, { open, close }] = useDisclosure()
  const columns = useMemo(() => auditColumns({ scope: scope.param, place }, words), [scope.param, place, words])
  const filter = { person, action, organization, ...daysBetween(from, to) }
  const at = place ?? scope.param
  const query = usePages(['audit', at, filter], (after) => readAuditEvents(at, { ...filter, after }), { isPage: true })
  const { data: shown = place === undefined ? scope : undefined } = useQuery(scopeQuery(at))
  const events = query.data?.pages.flatMap(({ items }) => items) ?? []
  const change = (next: Readonly<Record<string, string | undefined>>) =>
    navigate({ search: (former) => filled({ ...former, ...next }) })
  const clear = () => navigate({ search: filled({ place }) })
  const closeEvent = () =>
    navigate({ search: (former) => filled({ ...former, event: undefined }), replace: true, resetScroll: false })
  const isOn = Boolean(person || action || organization || filter.from || filter.to)
  return (
    <>
      <PageHead
        title={pageLabel(session, scope, 'audit')}
        lead="Who changed what, the newest first. Nothing here can be edited or removed. You see the areas that you may read."
        actions={
          shown?.operations.includes('audit.export') && (
            <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={open}>
              Export
            </Button>
          )
        }
      />
      <AuditFilters
        {...{ person, action, from, to, place, organization }}
        at={shown}
        personName={person && nameOf(person, events)}
        onChange={change}
        onClear={isOn ? clear : undefined}
      />
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
      <AuditEventDrawer
        id={event}
        shown={{ scope: scope.param, place }}
        loaded={events.find(({ id }) => id === event)}
        onClose={closeEvent}
      />
      {exporting && <ExportDialog place={at} name={shown?.name ?? ''} filter={filter} onClose={close} />}
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
