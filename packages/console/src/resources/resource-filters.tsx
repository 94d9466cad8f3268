import { useRef } from 'react'
import { ChoiceFilter, Filters, SearchFilter } from '../parts/filters.tsx'
import { useSession } from '../session/session.ts'
import type { Named, Resource } from './resources.ts'

interface Filter {
  readonly search?: string | undefined
  readonly owner?: string | undefined
  readonly sharing?: string | undefined
  readonly organization?: string | undefined
  readonly sort?: string | undefined
}

interface ResourceFiltersProps {
  readonly filter: Filter
  /** What is shown: the owners to choose from are those of the list. */
  readonly items: readonly Resource[]
  readonly organizations: readonly Named[]
  readonly onChange: (next: Filter) => void
  readonly onClear: (() => void) | undefined
}

const sharingChoices = [
  { value: 'private', label: 'Private' },
  { value: 'shared', label: 'Shared with others' },
  { value: 'with-me', label: 'Shared with me' },
]

export function ResourceFilters({ filter, items, organizations, onChange, onClear }: ResourceFiltersProps) {
  const owners = useOwners(items)
  return (
    <Filters onClear={onClear}>
      <SearchFilter label="Name begins with" value={filter.search} onChange={(search) => onChange({ search })} />
      <ChoiceFilter
        label="Owner"
        unset="Any owner"
        choices={[{ value: 'me', label: 'Mine' }, ...owners.map(({ id, name }) => ({ value: id, label: name }))]}
        value={filter.owner}
        onChange={(owner) => onChange({ owner })}
      />
      <ChoiceFilter
        label="Sharing"
        unset="Shared or not"
        choices={sharingChoices}
        value={filter.sharing}
        onChange={(sharing) => onChange({ sharing })}
      />
      {organizations.length > 1 && (
        <ChoiceFilter
          label="Organization"
          unset="Any organization"
          choices={organizations.map(({ id, name }) => ({ value: id, label: name }))}
          value={filter.organization}
          onChange={(organization) => onChange({ organization })}
        />
      )}
      <ChoiceFilter
        label="Order"
        unset="By name"
        choices={[{ value: 'changed', label: 'Last change first' }]}
        value={filter.sort === 'changed' ? 'changed' : undefined}
        onChange={(sort) => onChange({ sort })}
      />
    </Filters>
  )
}

/** The others whose things one has seen here: they stay to be chosen while the list is narrowed down. */
function useOwners(items: readonly Resource[]): readonly Named[] {
  const { person } = useSession()
  const seen = useRef(new Map<string, Named>())
  for (const { owner } of items) {
    if (owner !== null && owner.id !== person.id) seen.current.set(owner.id, owner)
  }
  return [...seen.current.values()].sort((a, b) => a.name.localeCompare(b.name))
}
