import { Button } from '@mantine/core'
import { IconShieldHalf } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useWords } from '../audit/use-words.ts'
import { filled } from '../filled.ts'
import { Chosen } from '../parts/chosen.tsx'
import { DataList } from '../parts/data-list.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { ChoiceFilter, Filters } from '../parts/filters.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { usePages } from '../parts/use-pages.ts'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { pageLabel } from '../shell/menu.ts'
import { securityColumns } from './security-columns.tsx'
import { SecurityEventDrawer } from './security-event-drawer.tsx'
import { readSecurityEvents } from './security-events.ts'
import { securityKinds } from './security-sentence.ts'

/** Of the whole deployment. */
const ofPlatform: readonly string[] = ['set-up.refused', 'set-up.done', 'recover.used']

export function SecurityEventsPage() {
  const session = useSession()
  const scope = useScope()
  const { person, kind, event } = useSearch({ from: '/in/scopes/$scope/security-events' })
  const navigate = useNavigate({ from: '/scopes/$scope/security-events' })
  const { permission: permissionLabel } = useWords()
  const columns = useMemo(
    () => securityColumns({ scope: scope.param, permissionLabel }),
    [scope.param, permissionLabel],
  )
  const filter = { person, kind }
  const query = usePages(
    ['security-events', scope.param, filter],
    (after) => readSecurityEvents(scope.param, { ...filter, after }),
    { isPage: true },
  )
  const events = query.data?.pages.flatMap(({ items }) => items) ?? []
  const change = (next: Readonly<Record<string, string | undefined>>) =>
    navigate({ search: (former) => filled({ ...former, ...next }) })
  const clear = () => navigate({ search: {} })
  const closeEvent = () =>
    navigate({ search: (former) => filled({ ...former, event: undefined }), replace: true, resetScroll: false })
  const isOn = Boolean(person || kind)
  const name = events.find((found) => found.person?.id === person)?.person?.name
  return (
    <>
      <PageHead
        title={pageLabel(session, scope, 'security-events')}
        lead="Who signed in, who could not, and who was refused something, the newest first."
      />
      <Filters onClear={isOn ? clear : undefined}>
        {person && (
          <Chosen clearLabel="Show everybody" onClear={() => change({ person: undefined })}>
            Of <bdi>{name ?? 'one person'}</bdi>
          </Chosen>
        )}
        <ChoiceFilter
          label="Kind"
          unset="Anything"
          choices={securityKinds.filter(({ value }) => scope.type === 'platform' || !ofPlatform.includes(value))}
          value={kind}
          onChange={(value) => change({ kind: value })}
        />
      </Filters>
      <DataList
        label="Sign-ins and refusals"
        columns={columns}
        query={query}
        rowKey={({ id }) => id}
        empty={
          isOn ? (
            <EmptyState
              icon={IconShieldHalf}
              title="Nothing matches"
              action={
                <Button variant="default" onClick={clear}>
                  Clear filters
                </Button>
              }
            >
              Nothing of this kind was recorded here.
            </EmptyState>
          ) : (
            <EmptyState icon={IconShieldHalf} title="Nothing was recorded yet">
              Sign-ins of the people of this place, failed ones too, and every refusal in it are kept here.
            </EmptyState>
          )
        }
      />
      <SecurityEventDrawer
        id={event}
        loaded={events.find(({ id }) => id === event)}
        permissionLabel={permissionLabel}
        onClose={closeEvent}
      />
    </>
  )
}
