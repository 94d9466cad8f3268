import { IconArrowRight, IconBuilding, IconLock, IconUsers } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Badge } from '../parts/badge.tsx'
import type { Column } from '../parts/data-list.tsx'
import { When } from '../parts/when.tsx'
import { partOf, sharingWords } from './resource-words.ts'
import styles from './resources.module.css'
import type { Resource, WhichKind } from './resources.ts'

interface ColumnsOf extends WhichKind {
  /** Who looks at it. */
  readonly me: string
  /** Where there are several organizations that one sees things of. */
  readonly withOrganization: boolean
}

export function resourceColumns({ scope, kind, me, withOrganization }: ColumnsOf): readonly Column<Resource>[] {
  const organization: Column<Resource> = {
    id: 'organization',
    header: 'Organization',
    cell: ({ organization: of }) => (of ? <bdi>{of.name}</bdi> : <span className="quiet">None</span>),
  }
  return [
    {
      id: 'name',
      header: 'Name',
      card: 'heading',
      cell: ({ id, name, description, transfer }) => (
        <span className={styles.name}>
          <Link
            dir="auto"
            title={name}
            to="/scopes/$scope/resources/$kind/$resource"
            params={{ scope, kind, resource: id }}
          >
            {name}
          </Link>
          {description && (
            <span className={styles.description} dir="auto" title={description}>
              {description}
            </span>
          )}
          {transfer && (
            <Badge tone="waiting" icon={IconArrowRight}>
              <span>Offered to {transfer.to.id === me ? 'you' : <bdi>{transfer.to.name}</bdi>}</span>
            </Badge>
          )}
        </span>
      ),
    },
    { id: 'owner', header: 'Owner', cell: ({ owner }) => <Owner owner={owner} me={me} /> },
    ...(withOrganization ? [organization] : []),
    { id: 'sharing', header: 'Shared with', cell: (resource) => <SharingMark resource={resource} /> },
    {
      id: 'part',
      header: 'You hold it as',
      cell: (resource) => partOf(resource, me) ?? <span className="quiet">By your role</span>,
    },
    { id: 'changed', header: 'Last change', cell: ({ changedAt }) => <When at={changedAt} /> },
  ]
}

export function Owner({ owner, me }: Pick<Resource, 'owner'> & { readonly me: string }) {
  if (owner === null) return <span className="quiet">Nobody</span>
  return owner.id === me ? 'You' : <bdi>{owner.name}</bdi>
}

/** Private, people, the whole organization: icon and words. */
export function SharingMark({ resource }: { readonly resource: Pick<Resource, 'sharing' | 'organization'> }) {
  const { people, organization } = resource.sharing
  const Picture = organization ? IconBuilding : people > 0 ? IconUsers : IconLock
  return (
    <span className={styles.sharing}>
      <Picture size={15} stroke={1.8} aria-hidden />
      <bdi>{sharingWords(resource)}</bdi>
    </span>
  )
}
