import { Select } from '@mantine/core'
import { grouped } from '../tokens/token-choices.ts'
import styles from './check-page.module.css'

export interface WhatChoice {
  readonly id: string
  readonly label: string
  readonly group: string
}

interface WhatFieldProps {
  readonly choices: readonly WhatChoice[]
  readonly value: string | null
  readonly error: string | null
  readonly onChange: (what: string | null) => void
}

/** May what: a permission of this place, or what can be done with the resource. */
export function WhatField({ choices, value, error, onChange }: WhatFieldProps) {
  return (
    <Select
      label="May they"
      placeholder="What it is about"
      searchable
      clearable
      data={grouped(choices).map(({ group, permissions }) => ({
        group,
        items: permissions.map(({ id, label }) => ({ value: id, label })),
      }))}
      filter={({ options, search }) => narrowed(options, search)}
      value={choices.some(({ id }) => id === value) ? value : null}
      onChange={onChange}
      error={error}
      nothingFoundMessage="Nothing that one may do here has this in its name."
      maxDropdownHeight={320}
      renderOption={({ option }) => (
        <span className={styles.optionWords}>
          <span>{option.label}</span>
          <code className={styles.optionDetail}>{option.value}</code>
        </span>
      )}
      clearButtonProps={{ 'aria-label': 'Ask about something else' }}
    />
  )
}

interface Item {
  readonly value: string
  readonly label: string
}

/** By label and by id: whoever writes code knows the one, whoever decides about people the other. */
function narrowed(options: readonly unknown[], search: string) {
  const wanted = search.trim().toLocaleLowerCase()
  const groups = options as readonly { readonly group: string; readonly items: readonly Item[] }[]
  return groups
    .map(({ group, items }) => ({
      group,
      items: items.filter(({ value, label }) => `${label} ${value}`.toLocaleLowerCase().includes(wanted)),
    }))
    .filter(({ items }) => items.length > 0)
}
