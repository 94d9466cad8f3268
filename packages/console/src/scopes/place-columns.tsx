import { IconBuilding, IconLock, IconUserOff } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { idWords } from '../audit/sentence.ts'
import { Badge } from '../parts/badge.tsx'
import type { Column } from '../parts/data-list.tsx'
import styles from './place-columns.module.css'
import type { Place, PlaceTypes } from './places.ts'

/** The table of places; their type has a column where there can be several. */
export function placeColumns(types: PlaceTypes, hasSeveralTypes: boolean): readonly Column<Place>[] {
  const typeOf = (id: string) => types.find(({ type }) => type === id)
  const type: Column<Place> = { id: 'type', header: 'Type', cell: (place) => typeOf(place.type)?.label ?? place.type }
  const statusLabel = ({ type: id, status }: Place) =>
    typeOf(id)?.byStatus.find((state) => state.status === status)?.label ?? idWords(status)
  return [
    { id: 'name', header: 'Name', card: 'heading', cell: (place) => <PlaceName place={place} /> },
    ...(hasSeveralTypes ? [type] : []),
    {
      id: 'state',
      header: 'State',
      cell: (place) => (
        <span className={styles.states}>
          <Badge>{statusLabel(place)}</Badge>
          {place.ownerlessSince !== null && (
            <Badge tone="waiting" icon={IconUserOff}>
              Needs an owner
            </Badge>
          )}
        </span>
      ),
    },
  ]
}

/** A place that one may go in is a link; of another one sees that it exists. */
function PlaceName({ place: { id, name, open } }: { readonly place: Place }) {
  return (
    <span className={styles.place}>
      <span className={styles.picture}>
        {open ? <IconBuilding size={16} stroke={1.7} aria-hidden /> : <IconLock size={16} stroke={1.7} aria-hidden />}
      </span>
      <span className={styles.words}>
        <span className={styles.name} dir="auto" title={name}>
          {open ? (
            <Link to="/scopes/$scope" params={{ scope: id }}>
              {name}
            </Link>
          ) : (
            name
          )}
        </span>
        {!open && <span className={styles.closed}>Nothing in it is open to you</span>}
      </span>
    </span>
  )
}
