import { Select } from '@mantine/core'
import '@mantine/core/styles/Combobox.css'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Initials } from '../parts/person.tsx'
import { OrganizationMark } from './organization-mark.tsx'
import styles from './resources.module.css'
import { shareableQuery, type WhichResource } from './resources.ts'

export interface Holder {
  readonly id: string
  readonly name: string
  /** Nothing: an organization. */
  readonly email?: string
}

interface HolderFieldProps {
  readonly which: WhichResource
  readonly label: string
  /** An organization can be shared with; it cannot own anything. */
  readonly peopleOnly?: boolean
  readonly value: Holder | null
  readonly error: string | null
  readonly onChange: (holder: Holder | null) => void
}

/** Somebody who may get it, found while typing (C10: in `multi` nobody of another organization). */
export function HolderField({ which, label, peopleOnly = false, value, error, onChange }: HolderFieldProps) {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed === value?.name ? '' : typed.trim(), 150)
  const { data, isFetching } = useQuery({ ...shareableQuery(which, search), placeholderData: keepPreviousData })
  const organizations = peopleOnly ? [] : (data?.organizations ?? [])
  const found: readonly Holder[] = [...organizations, ...(data?.people ?? [])]
  const choices = value && !found.some(({ id }) => id === value.id) ? [value, ...found] : found
  return (
    <Select
      label={label}
      placeholder="A name or an email address"
      searchable
      dir="auto"
      data-autofocus
      data={choices.map(({ id, name }) => ({ value: id, label: name }))}
      filter={({ options }) => options}
      value={value?.id ?? null}
      onChange={(id) => onChange(choices.find((choice) => choice.id === id) ?? null)}
      searchValue={typed}
      onSearchChange={setTyped}
      error={error}
      nothingFoundMessage={
        isFetching ? 'Looking…' : (data?.whyNot ?? 'Nobody who can get it has a name or address that begins like this.')
      }
      maxDropdownHeight={260}
      renderOption={({ option }) => {
        const choice = choices.find(({ id }) => id === option.value)
        return choice && <Choice holder={choice} />
      }}
    />
  )
}

function Choice({ holder: { name, email } }: { readonly holder: Holder }) {
  return (
    <span className={styles.option}>
      {email === undefined ? <OrganizationMark small /> : <Initials name={name} small />}
      <span className={styles.words}>
        <span dir="auto">{name}</span>
        <span className="quiet small">{email ?? 'Everybody in the organization'}</span>
      </span>
    </span>
  )
}
