import { Select } from '@mantine/core'
import '@mantine/core/styles/Combobox.css'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { readMembers } from '../members/members.ts'
import { readAccounts } from '../people/accounts.ts'
import type { Leaver } from './leftovers.ts'

interface ReceiverFieldProps {
  readonly leaver: Leaver
  readonly value: string | null
  readonly onChange: (personId: string | null) => void
}

/** Somebody active who gets what another one owns, found while typing. */
export function ReceiverField({ leaver: { person, scope, whole }, value, onChange }: ReceiverFieldProps) {
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<{ readonly id: string; readonly name: string } | null>(null)
  const [search] = useDebouncedValue(typed === chosen?.name ? '' : typed.trim(), 150)
  const { data, isFetching } = useQuery({
    queryKey: ['receivers', scope, whole, search],
    queryFn: async () => {
      const filter = { status: 'active', ...(search !== '' && { search }) } as const
      const { items } = whole ? await readAccounts(scope, filter) : await readMembers(scope, filter)
      return items.map(({ id, name, email }) => ({ id, name, email }))
    },
    placeholderData: keepPreviousData,
  })
  const found = (data ?? []).filter(({ id }) => id !== person.id)
  const choices = chosen && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found
  return (
    <Select
      label="To whom"
      description={whole ? 'Somebody active in every place where it lies.' : 'An active member of this place.'}
      placeholder="A name or an email address"
      searchable
      dir="auto"
      data={choices.map(({ id, name }) => ({ value: id, label: name }))}
      filter={({ options }) => options}
      value={value}
      onChange={(id) => {
        setChosen(choices.find((choice) => choice.id === id) ?? null)
        onChange(id)
      }}
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={isFetching ? 'Looking…' : 'Nobody active here has a name or address that begins like this.'}
      maxDropdownHeight={240}
    />
  )
}
