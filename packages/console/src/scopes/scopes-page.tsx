import { Button } from '@mantine/core'
import { IconBuilding } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { filled } from '../filled.ts'
import { DataList } from '../parts/data-list.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { ChoiceFilter, Filters } from '../parts/filters.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { usePages } from '../parts/use-pages.ts'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { pageLabel } from '../shell/menu.ts'
import { NewPlace } from './new-place.tsx'
import { placeColumns } from './place-columns.tsx'
import { placeTypesQuery, readPlaces } from './places.ts'

export function ScopesPage() {
  const session = useSession()
  const scope = useScope()
  const { type } = useSearch({ from: '/in/scopes/$scope/scopes' })
  const navigate = useNavigate({ from: '/scopes/$scope/scopes' })
  const { data: types } = useQuery(placeTypesQuery(scope.param))
  const hasSeveralTypes = scope.childTypes.length > 1
  const columns = useMemo(() => placeColumns(types ?? [], hasSeveralTypes), [types, hasSeveralTypes])
  const query = usePages(['scopes', scope.param, { type }], (after) => readPlaces(scope.param, { type, after }), {
    isPage: true,
  })
  const choose = (value: string | undefined) => navigate({ search: filled({ type: value }) })
  const chosen = scope.childTypes.find(({ id }) => id === type)
  const madeHere = scope.childTypes.filter(({ mayMake, asks }) => mayMake && !asks)
  return (
    <>
      <PageHead
        title={pageLabel(session, scope, 'scopes')}
        lead={
          <>
            What lies in <bdi>{scope.name}</bdi>, by name and state. Each has people and roles of its own.
          </>
        }
        actions={madeHere.map((child) => <NewPlace key={child.id} scope={scope.param} type={child} />)}
      />
      {hasSeveralTypes && (
        <Filters>
          <ChoiceFilter
            label="Type"
            unset="Any type"
            choices={scope.childTypes.map(({ id, plural }) => ({ value: id, label: withCount(plural, types, id) }))}
            value={type}
            onChange={choose}
          />
        </Filters>
      )}
      <DataList
        label="Places"
        columns={columns}
        query={query}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            icon={IconBuilding}
            title={chosen ? `No ${chosen.plural.toLocaleLowerCase()} yet` : 'Nothing lies in this place yet'}
            action={
              type && (
                <Button variant="default" onClick={() => choose(undefined)}>
                  Show every type
                </Button>
              )
            }
          >
            {emptyText(scope.childTypes.map(({ plural }) => plural))}
          </EmptyState>
        }
      />
    </>
  )
}

function withCount(
  plural: string,
  types: readonly { readonly type: string; readonly total: number }[] | null | undefined,
  id: string,
): string {
  const total = types?.find(({ type }) => type === id)?.total
  return total === undefined ? plural : `${plural} (${total})`
}

function emptyText(plurals: readonly string[]): string {
  return plurals.length === 0
    ? 'The blueprint has no places inside one like this.'
    : `${plurals.join(' and ')} that are made here are listed with their state.`
}
