import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconApps, IconAppsOff, IconPlus } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useMemo } from 'react'
import { filled } from '../filled.ts'
import { onFirstTouch } from '../on-first-touch.ts'
import { oneOf } from '../one-of.ts'
import { CodeBlock } from '../parts/code-block.tsx'
import { DataList } from '../parts/data-list.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { ChoiceFilter, Filters, SearchFilter } from '../parts/filters.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { usePages } from '../parts/use-pages.ts'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { pageLabel } from '../shell/menu.ts'
import { appColumns } from './app-columns.tsx'
import { appStates, stateChoices } from './app-state.tsx'
import styles from './apps.module.css'
import { type AppType, appTypesQuery, readApps, sorts } from './apps.ts'

const fetchNewApp = () => import('./new-app-dialog.tsx')
const NewAppDialog = lazy(async () => ({ default: (await fetchNewApp()).NewAppDialog }))
onFirstTouch(fetchNewApp)

/** The apps of a place, narrowed down by the address (A11, A14). */
export function AppsPage() {
  const session = useSession()
  const scope = useScope()
  const { search, type, state, sort } = useSearch({ from: '/in/scopes/$scope/apps' })
  const navigate = useNavigate({ from: '/scopes/$scope/apps' })
  const { data: types } = useSuspenseQuery(appTypesQuery(scope.param))
  const [making, { open, close }] = useDisclosure()
  const filter = { search, type, state: oneOf(appStates, state), sort: oneOf(sorts, sort) }
  const query = usePages(['apps', scope.param, filter], (after) => readApps(scope.param, { ...filter, after }), {
    isPage: true,
  })
  const columns = useMemo(() => appColumns(scope.param, types), [scope.param, types])
  const change = (next: { readonly [key in 'search' | 'type' | 'state' | 'sort']?: string | undefined }) =>
    navigate({ search: (former) => filled({ ...former, ...next }), replace: 'search' in next })
  const clear = () => navigate({ search: {} })
  const isNarrowed = Boolean(search || type || filter.state)
  const mayCreate = types.some((each) => each.mayCreate)
  const add = mayCreate && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
      New app
    </Button>
  )
  return (
    <>
      <PageHead
        title={pageLabel(session, scope, 'apps')}
        lead="What is built here, version by version: uploaded, tried, reviewed and published."
        actions={add}
      />
      <Filters onClear={isNarrowed || filter.sort ? clear : undefined}>
        <SearchFilter label="Name begins with" value={search} onChange={(text) => change({ search: text })} />
        {types.length > 1 && (
          <ChoiceFilter
            label="Type"
            unset="Any type"
            choices={types.map(({ id, label }) => ({ value: id, label }))}
            value={type}
            onChange={(value) => change({ type: value })}
          />
        )}
        <ChoiceFilter
          label="Status"
          unset="Any status"
          choices={stateChoices}
          value={filter.state}
          onChange={(value) => change({ state: value })}
        />
        <ChoiceFilter
          label="Order"
          unset="By name"
          choices={[{ value: 'changed', label: 'Last change first' }]}
          value={filter.sort === 'changed' ? 'changed' : undefined}
          onChange={(value) => change({ sort: value })}
        />
      </Filters>
      <DataList
        label="Apps"
        columns={columns}
        query={query}
        rowKey={({ id }) => id}
        empty={isNarrowed ? <NoneFound onClear={clear} /> : <None types={types} action={add} />}
      />
      <Suspense>{making && <NewAppDialog onClose={close} />}</Suspense>
    </>
  )
}

function None({ types, action }: { readonly types: readonly AppType[]; readonly action: React.ReactNode }) {
  if (!action) {
    return (
      <EmptyState icon={IconApps} title="There is no app here">
        As soon as there is one, you see it here with its versions and where each of them stands.
      </EmptyState>
    )
  }
  const type = types.find(({ mayCreate, belongsTo }) => mayCreate && belongsTo === null) ?? types[0]
  return (
    <>
      <EmptyState icon={IconApps} title="Make the first app" action={action}>
        An app has a name and a type. Then you upload its first version: a ZIP archive with a manifest.json at its root.
        The same works from the command line, and from a build:
      </EmptyState>
      <div className={styles.sample}>
        <CodeBlock
          label="The first app from the command line"
          code={`portreeve apps create "My first app" --type ${type?.id ?? ''}\nportreeve apps upload my-first-app.zip --app "My first app"`}
        />
      </div>
    </>
  )
}

function NoneFound({ onClear }: { readonly onClear: () => void }) {
  return (
    <EmptyState
      icon={IconAppsOff}
      title="No app fits"
      action={
        <Button variant="default" onClick={onClear}>
          Clear filters
        </Button>
      }
    >
      None of the apps here is of this type and status with a name that begins so.
    </EmptyState>
  )
}
