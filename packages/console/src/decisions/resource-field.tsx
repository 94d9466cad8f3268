import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useScope } from '../session/scope.ts'
import { type ResourceChoice, resourcesQuery } from './answers.ts'
import styles from './check-page.module.css'

const anything = 'anything'

interface ResourceFieldProps {
  readonly value: string | null
  readonly name: string | null
  readonly error: string | null
  /** Nothing: it is about anything here. */
  readonly onChange: (resource: ResourceChoice | null) => void
}

/** With what: anything here, or one registered resource. */
export function ResourceField({ value, name, error, onChange }: ResourceFieldProps) {
  const { param } = useScope()
  const [typed, setTyped] = useState('')
  const whole = 'Anything here'
  const [search] = useDebouncedValue(typed === name || typed === whole ? '' : typed.trim(), 150)
  const { data, isFetching } = useQuery({ ...resourcesQuery(param, search), placeholderData: keepPreviousData })
  const found = data ?? []
  const options = found.map(({ id, name: label }) => ({ value: id, label }))
  const chosen = value !== null && name !== null && !found.some(({ id }) => id === value)
  return (
    <Select
      label="With"
      searchable
      allowDeselect={false}
      dir="auto"
      data={[{ value: anything, label: whole }, ...(chosen ? [{ value, label: name }] : []), ...options]}
      filter={({ options: all }) => all}
      value={value === null ? anything : value}
      onChange={(id) => {
        if (id !== value) onChange(found.find((resource) => resource.id === id) ?? null)
      }}
      searchValue={typed}
      onSearchChange={setTyped}
      error={error}
      nothingFoundMessage={isFetching ? 'Looking…' : 'Nothing registered here begins like this.'}
      maxDropdownHeight={320}
      renderOption={({ option }) => {
        const resource = found.find(({ id }) => id === option.value)
        const detail = resource && [resource.kindLabel, resource.owner && `of ${resource.owner.name}`]
        return (
          <span className={styles.optionWords}>
            <span dir="auto">{option.label}</span>
            {detail && <bdi className={styles.optionDetail}>{detail.filter(Boolean).join(' ')}</bdi>}
          </span>
        )
      }}
    />
  )
}
