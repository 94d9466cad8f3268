import { Select } from '@mantine/core'
import '@mantine/core/styles/Combobox.css'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { readMembers } from '../members/members.ts'
import styles from './place-filter.module.css'

interface PersonFilterProps {
  /** Whose members are offered. */
  readonly place: string
  readonly onChange: (person: string) => void
}

/** Somebody of the place, found while typing; changes by them and about them are meant. */
export function PersonFilter({ place, onChange }: PersonFilterProps) {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 200)
  const { data, isFetching } = useQuery({
    queryKey: ['members', place, 'offered', search],
    queryFn: () => readMembers(place, search === '' ? {} : { search }),
    placeholderData: keepPreviousData,
  })
  const people = data?.items ?? []
  return (
    <Select
      className={styles.place}
      size="sm"
      aria-label="Person"
      placeholder="By or about anybody"
      searchable
      dir="auto"
      data={people.map(({ id, name }) => ({ value: id, label: name }))}
      filter={({ options }) => options}
      value={null}
      onChange={(person) => person && onChange(person)}
      onSearchChange={setTyped}
      nothingFoundMessage={isFetching ? 'Looking…' : 'Nobody here has a name or address that begins like this.'}
      renderOption={({ option }) => (
        <span className={styles.option}>
          <span dir="auto">{option.label}</span>
          <span className="quiet small">{people.find(({ id }) => id === option.value)?.email}</span>
        </span>
      )}
    />
  )
}
