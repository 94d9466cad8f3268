import { MultiSelect, Select, TextInput } from '@mantine/core'
import '@mantine/core/styles/Combobox.css'
import '@mantine/core/styles/Pill.css'
import '@mantine/core/styles/PillsInput.css'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CatalogueRole } from '../deployment/catalogue.ts'
import { useScope } from '../session/scope.ts'
import { lastDay } from './end-day.ts'
import { type GuestWish, longestDay, type Named, sponsorsQuery, thingsQuery } from './guests.ts'

interface GuestFieldsProps {
  readonly guest: NonNullable<CatalogueRole['guest']>
  readonly wish: GuestWish
  readonly onChange: (wish: GuestWish) => void
  readonly errors: Readonly<Record<'sponsor' | 'resources' | 'day', string | null>>
}

/** What a guest is given besides the role: things to work on, an end, and somebody who answers for them. */
export function GuestFields({ guest, wish, onChange, errors }: GuestFieldsProps) {
  return (
    <>
      <ThingsField
        guest={guest}
        value={wish.resources}
        onChange={(resources) => onChange({ ...wish, resources })}
        error={errors.resources}
      />
      <TextInput
        type="date"
        required
        label="Last day"
        description={`The access ends by itself after that day. At most ${guest.longestDays} days ahead; it can be put off again.`}
        min={lastDay(new Date().toISOString())}
        max={longestDay(guest.longestDays)}
        value={wish.day}
        onChange={({ currentTarget }) => onChange({ ...wish, day: currentTarget.value })}
        error={errors.day}
      />
      <SponsorField
        value={wish.sponsor}
        onChange={(sponsor) => onChange({ ...wish, sponsor })}
        error={errors.sponsor}
      />
    </>
  )
}

interface ThingsFieldProps {
  readonly guest: GuestFieldsProps['guest']
  readonly value: readonly Named[]
  readonly onChange: (chosen: readonly Named[]) => void
  readonly error: string | null
}

function ThingsField({ guest: { kind, plural }, value, onChange, error }: ThingsFieldProps) {
  const { param } = useScope()
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 150)
  const { data, isFetching } = useQuery({ ...thingsQuery(param, kind, search), placeholderData: keepPreviousData })
  const known = withChosen(value, data ?? [])
  return (
    <MultiSelect
      label={plural}
      description="The guest works on these, and sees no others."
      placeholder={value.length === 0 ? 'The beginning of a name' : ''}
      required
      searchable
      hidePickedOptions
      dir="auto"
      data={known.map(({ id, name }) => ({ value: id, label: name }))}
      filter={({ options }) => options}
      value={value.map(({ id }) => id)}
      onChange={(ids) => onChange(known.filter(({ id }) => ids.includes(id)))}
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={isFetching ? 'Looking…' : 'Nothing here has a name that begins like this.'}
      maxDropdownHeight={240}
      error={error}
    />
  )
}

interface SponsorFieldProps {
  readonly value: Named | null
  readonly onChange: (sponsor: Named | null) => void
  readonly error: string | null
}

function SponsorField({ value, onChange, error }: SponsorFieldProps) {
  const { param } = useScope()
  const [typed, setTyped] = useState(value?.name ?? '')
  const [search] = useDebouncedValue(typed === value?.name ? '' : typed.trim(), 150)
  const { data, isFetching } = useQuery({ ...sponsorsQuery(param, search), placeholderData: keepPreviousData })
  const known = withChosen(value === null ? [] : [value], data ?? [])
  return (
    <Select
      label="Sponsor"
      description="A member who answers for the guest. When they leave, the guest is listed for somebody else to take over."
      required
      searchable
      allowDeselect={false}
      dir="auto"
      data={known.map(({ id, name }) => ({ value: id, label: name }))}
      filter={({ options }) => options}
      value={value?.id ?? null}
      onChange={(id) => onChange(known.find((member) => member.id === id) ?? null)}
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={isFetching ? 'Looking…' : 'Nobody active here has a name or address that begins like this.'}
      maxDropdownHeight={240}
      error={error}
    />
  )
}

function withChosen(chosen: readonly Named[], found: readonly Named[]): readonly Named[] {
  return [...chosen, ...found.filter(({ id }) => !chosen.some((one) => one.id === id))]
}
