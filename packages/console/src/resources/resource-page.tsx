import { Button } from '@mantine/core'
import { PortreeveError } from '@portreeve/sdk'
import { IconArrowRight, IconTrashOff } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { onFirstTouch } from '../on-first-touch.ts'
import { AboutPanel } from '../parts/about-panel.tsx'
import { Columns } from '../parts/columns.tsx'
import { CopyText } from '../parts/copy-text.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { When } from '../parts/when.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { listEntry } from '../shell/menu.ts'
import { OfferedNotice } from './offered-notice.tsx'
import type { ResourceAct } from './resource-act.ts'
import { Owner } from './resource-columns.tsx'
import { partOf } from './resource-words.ts'
import { resourceQuery, type WholeResource } from './resources.ts'
import { SharingPanel } from './sharing-panel.tsx'

const fetchDialogs = () => import('./resource-dialogs.tsx')
const ResourceDialog = lazy(async () => ({ default: (await fetchDialogs()).ResourceDialog }))
onFirstTouch(fetchDialogs)

/** One thing: what it is, who has it, and what one may do with it (C12). */
export function ResourcePage() {
  const { kind, resource: id } = useParams({ from: '/in/scopes/$scope/resources/$kind/$resource' })
  const session = useSession()
  const scope = useScope()
  const navigate = useNavigate()
  const [act, setAct] = useState<ResourceAct | null>(null)
  const which = { scope: scope.param, kind, id }
  const { data: resource, error } = useSuspenseQuery(resourceQuery(which))
  const toList = { to: '/scopes/$scope/resources/$kind', params: { scope: scope.param, kind } } as const
  const above = <Link {...toList}>{listEntry(session, scope, kind)?.label ?? 'All of this kind'}</Link>
  const may = (action: string) => resource.may.includes(action)
  if (isGone(error)) {
    return (
      <>
        <PageHead above={above} title={resource.name} />
        <EmptyState icon={IconTrashOff} title="You can no longer see it">
          It was deleted, or it is no longer shared with you, since this page was opened.
        </EmptyState>
      </>
    )
  }
  return (
    <>
      <PageHead
        above={above}
        title={resource.name}
        actions={
          <>
            {may('delete') && (
              <Button variant="default" onClick={() => setAct('delete')}>
                Delete
              </Button>
            )}
            {may('transfer') && (
              <Button
                variant="default"
                leftSection={<IconArrowRight size={16} aria-hidden />}
                onClick={() => setAct('transfer')}
              >
                Transfer
              </Button>
            )}
          </>
        }
      />
      <OfferedNotice which={which} resource={resource} />
      <Columns
        main={<SharingPanel which={which} resource={resource} onShare={() => setAct('share')} />}
        aside={<About resource={resource} onEdit={may('change') ? () => setAct('edit') : undefined} />}
      />
      <Suspense>
        {act && (
          <ResourceDialog
            {...{ act, which, resource }}
            onClose={() => setAct(null)}
            onDeleted={() => navigate(toList)}
          />
        )}
      </Suspense>
    </>
  )
}

function isGone(error: Error | null): boolean {
  return error instanceof PortreeveError && (error.problem.status === 404 || error.problem.status === 403)
}

interface AboutProps {
  readonly resource: WholeResource
  readonly onEdit: (() => void) | undefined
}

function About({ resource, onEdit }: AboutProps) {
  const { person } = useSession()
  const { id, description, owner, organization, createdAt, changedAt } = resource
  const part = partOf(resource, person.id)
  const facts = [
    { term: 'Owner', value: <Owner owner={owner} me={person.id} /> },
    ...(part !== null && owner?.id !== person.id ? [{ term: 'You hold it as', value: part }] : []),
    ...(organization ? [{ term: 'Organization', value: <bdi>{organization.name}</bdi> }] : []),
    { term: 'Made', value: <When at={createdAt} /> },
    { term: 'Last change', value: <When at={changedAt} /> },
    { term: 'Id', value: <CopyText text={id} label="Copy the id" /> },
  ]
  return <AboutPanel facts={facts} description={{ term: 'Description', text: description }} onEdit={onEdit} />
}
