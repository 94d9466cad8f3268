import { Select } from '@mantine/core'
import '@mantine/core/styles/Combobox.css'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Scope, useScope } from '../session/scope.ts'
import styles from './place-filter.module.css'
import { placesQuery } from './places.ts'

interface PlaceFilterProps {
  /** None: the place that the page is in. */
  readonly value: string | undefined
  /** The place whose log is shown, once it is known: it may be none of those that are listed first. */
  readonly at: Scope | undefined
  readonly onChange: (place: string | undefined) => void
}

/** Whose log: this place's, or that of one below. Not there where there is none below that one may read. */
export function PlaceFilter({ value, at, onChange }: PlaceFilterProps) {
  const scope = useScope()
  const [typed, setTyped] = useState('')
  const all = useQuery(placesQuery(scope.param, ''))
  const present = at?.id === value ? at : undefined
  const known = all.data?.items.find(({ id }) => id === value) ?? (present && { ...present, id: value ?? '' })
  const looked = all.data?.more && typed !== known?.name && typed !== scope.name ? typed.trim() : ''
  const [search] = useDebouncedValue(looked, 200)
  const { data } = useQuery({ ...placesQuery(scope.param, search), placeholderData: keepPreviousData })
  if (all.data === undefined || all.data.items.length === 0) return null
  const items = data?.items ?? []
  const shown = known && !items.some(({ id }) => id === known.id) ? [known, ...items] : items
  return (
    <Select
      className={styles.place}
      size="sm"
      aria-label="Place"
      searchable
      allowDeselect={false}
      data={[{ value: '', label: scope.name }, ...shown.map(({ id, name }) => ({ value: id, label: name }))]}
      value={value ?? ''}
      data-on={value !== undefined || undefined}
      onChange={(place) => onChange(place || undefined)}
      onSearchChange={setTyped}
      nothingFoundMessage="No place below has a name that begins like this."
      renderOption={({ option }) => (
        <span className={styles.option}>
          <span dir="auto">{option.label}</span>
          <span className="quiet small">
            {option.value === '' ? 'This place' : shown.find(({ id }) => id === option.value)?.typeLabel}
          </span>
        </span>
      )}
    />
  )
}
