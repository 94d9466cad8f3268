import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus, IconStack2 } from '@tabler/icons-react'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useMemo } from 'react'
import { inSentence } from '../audit/sentence.ts'
import { filled } from '../filled.ts'
import { onFirstTouch } from '../on-first-touch.ts'
import { oneOf } from '../one-of.ts'
import { DataList } from '../parts/data-list.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { usePages } from '../parts/use-pages.ts'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { listEntry } from '../shell/menu.ts'
import { Offers } from './offers.tsx'
import { resourceColumns } from './resource-columns.tsx'
import { ResourceFilters } from './resource-filters.tsx'
import { readResources, sharings, sorts } from './resources.ts'

const fetchNew = () => import('./new-resource-dialog.tsx')
const NewResourceDialog = lazy(async () => ({ default: (await fetchNew()).NewResourceDialog }))
onFirstTouch(fetchNew)

/** The things of one kind that one may see here, narrowed down by the address (C12). */
export function ResourcesPage() {
  const session = useSession()
  const scope = useScope()
  const { kind } = useParams({ from: '/in/scopes/$scope/resources/$kind' })
  const { sharing, sort, ...texts } = useSearch({ from: '/in/scopes/$scope/resources/$kind' })
  const navigate = useNavigate({ from: '/scopes/$scope/resources/$kind' })
  const [making, { open, close }] = useDisclosure()
  const filter = { ...texts, sharing: oneOf(sharings, sharing), sort: oneOf(sorts, sort) }
  const query = usePages(
    ['resources', `${scope.param} ${kind}`, filter],
    (after) => readResources({ scope: scope.param, kind }, { ...filter, after }),
    { isPage: true },
  )
  // While another kind is fetched there is nothing to say about it yet.
  const known = query.data?.pages[0]
  const me = session.person.id
  const withOrganization = (known?.organizations.length ?? 0) > 1
  const columns = useMemo(
    () => resourceColumns({ scope: scope.param, kind, me, withOrganization }),
    [scope.param, kind, me, withOrganization],
  )
  const clear = () => navigate({ search: {} })
  const isNarrowed = Boolean(filter.search || filter.owner || filter.sharing || filter.organization)
  const title = listEntry(session, scope, kind)?.label ?? known?.kind.plural ?? ''
  const add = known?.mayCreate && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
      New {inSentence(known.kind.label)}
    </Button>
  )
  return (
    <>
      <PageHead
        title={title}
        lead={known?.whyNot ?? 'Yours, and what others share with you. What you make is private until you share it.'}
        actions={add}
      />
      <Offers kind={kind} />
      <ResourceFilters
        key={kind}
        filter={filter}
        items={query.data?.pages.flatMap(({ items }) => items) ?? []}
        organizations={known?.organizations ?? []}
        onChange={(next) => navigate({ search: (former) => filled({ ...former, ...next }), replace: 'search' in next })}
        onClear={isNarrowed || filter.sort ? clear : undefined}
      />
      <DataList
        label={title}
        columns={columns}
        query={query}
        rowKey={({ id }) => id}
        empty={
          isNarrowed ? (
            <NoneFound onClear={clear} />
          ) : (
            <EmptyState
              icon={IconStack2}
              title={`No ${inSentence(known?.kind.plural ?? title)} yet`}
              action={add || undefined}
            >
              What you make here is yours: nobody else sees it until you share it with somebody, to look at or to change
              too. What others share with you stands here as well.
            </EmptyState>
          )
        }
      />
      <Suspense>
        {making && known && (
          <NewResourceDialog
            scope={scope.param}
            kind={known.kind}
            organizations={known.organizations}
            onClose={close}
          />
        )}
      </Suspense>
    </>
  )
}

function NoneFound({ onClear }: { readonly onClear: () => void }) {
  return (
    <EmptyState
      icon={IconStack2}
      title="Nothing fits"
      action={
        <Button variant="default" onClick={onClear}>
          Clear filters
        </Button>
      }
    >
      None of what you may see here has a name that begins so and is owned and shared in this way.
    </EmptyState>
  )
}
