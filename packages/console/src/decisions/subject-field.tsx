import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconRobot } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Initials } from '../parts/person.tsx'
import { useScope } from '../session/scope.ts'
import { type SubjectChoice, subjectsQuery } from './answers.ts'
import styles from './check-page.module.css'
import type { SubjectReference } from './question.ts'

interface SubjectFieldProps {
  readonly value: SubjectReference | null
  /** What the one chosen is called, where it is known. */
  readonly name: string | null
  readonly error: string | null
  readonly onChange: (subject: SubjectReference | null) => void
}

/** Who: people and machines that one can ask about here, found while typing. */
export function SubjectField({ value, name, error, onChange }: SubjectFieldProps) {
  const { param } = useScope()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<SubjectChoice | null>(null)
  const known =
    chosen !== null && isSame(chosen, value) ? chosen : value && name ? { ...value, name, detail: '' } : null
  // What stands in the field of somebody chosen is a name, and nothing to look for.
  const [search] = useDebouncedValue(typed === known?.name ? '' : typed.trim(), 150)
  const { data, isFetching } = useQuery({
    ...subjectsQuery(param, search),
    placeholderData: keepPreviousData,
    throwOnError: (_error, { state }) => state.data === undefined,
  })
  const found = data ?? []
  const choices = known && !found.some((choice) => isSame(choice, known)) ? [known, ...found] : found
  return (
    <Select
      label="Who"
      placeholder="A name or an email address"
      searchable
      clearable
      dir="auto"
      data={choices.map((choice) => ({ value: keyOf(choice), label: choice.name }))}
      filter={({ options }) => options}
      value={known && keyOf(known)}
      onChange={(key) => {
        const choice = choices.find((candidate) => keyOf(candidate) === key) ?? null
        setChosen(choice)
        onChange(choice && { kind: choice.kind, id: choice.id })
      }}
      searchValue={typed}
      onSearchChange={setTyped}
      error={error}
      nothingFoundMessage={isFetching ? 'Looking…' : 'Nobody here has a name or address that begins like this.'}
      maxDropdownHeight={320}
      renderOption={({ option }) => {
        const choice = choices.find((candidate) => keyOf(candidate) === option.value)
        return choice && <Choice choice={choice} />
      }}
      clearButtonProps={{ 'aria-label': 'Choose somebody else' }}
    />
  )
}

function Choice({ choice: { kind, name, detail } }: { readonly choice: SubjectChoice }) {
  return (
    <span className={styles.option}>
      {kind === 'person' ? (
        <Initials name={name} small />
      ) : (
        <span className={styles.machine}>
          <IconRobot size={14} aria-hidden />
        </span>
      )}
      <span className={styles.optionWords}>
        <span dir="auto">{name}</span>
        <span className={styles.optionDetail}>{kind === 'person' ? detail : `Service account · ${detail}`}</span>
      </span>
    </span>
  )
}

function keyOf({ kind, id }: SubjectReference): string {
  return `${kind} ${id}`
}

function isSame(one: SubjectReference, other: SubjectReference | null): boolean {
  return other !== null && one.kind === other.kind && one.id === other.id
}
