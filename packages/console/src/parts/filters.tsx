import { Button, CloseButton, NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconChevronDown, IconSearch } from '@tabler/icons-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import styles from './filters.module.css'

interface FiltersProps {
  readonly children: ReactNode
  /** Where at least one of them is on. */
  readonly onClear?: (() => void) | undefined
}

/** What narrows a list down; the address has it. */
export function Filters({ children, onClear }: FiltersProps) {
  return (
    <search className={styles.filters}>
      {children}
      {onClear && (
        <Button variant="subtle" color="ink" size="xs" onClick={onClear}>
          Clear filters
        </Button>
      )}
    </search>
  )
}

interface SearchFilterProps {
  readonly label: string
  /** How long one pauses before it is asked for; short where nothing has to be asked. */
  readonly pauseMs?: number
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

/** A search that asks the server once one pauses typing. */
export function SearchFilter({ label, pauseMs = 250, value = '', onChange }: SearchFilterProps) {
  const [typed, setTyped] = useState(value)
  const sent = useRef(value)
  const send = useDebouncedCallback((text: string) => {
    sent.current = text
    onChange(text || undefined)
  }, pauseMs)
  // The address changed by other means: back, or a link.
  useEffect(() => {
    if (value === sent.current) return
    sent.current = value
    setTyped(value)
  }, [value])
  const change = (text: string) => {
    setTyped(text)
    send(text.trim())
  }
  return (
    <TextInput
      className={styles.search}
      type="search"
      size="sm"
      aria-label={label}
      placeholder={label}
      value={typed}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={typed !== '' && <CloseButton size="sm" aria-label="Clear the search" onClick={() => change('')} />}
      onChange={({ currentTarget }) => change(currentTarget.value)}
    />
  )
}

interface ChoiceFilterProps {
  readonly label: string
  /** What it says where nothing is chosen: "Any role". */
  readonly unset: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

export function ChoiceFilter({ label, unset, choices, value = '', onChange }: ChoiceFilterProps) {
  return (
    <NativeSelect
      className={styles.choice}
      size="sm"
      aria-label={label}
      value={value}
      data={[{ value: '', label: unset }, ...choices]}
      rightSection={<IconChevronDown size={14} aria-hidden />}
      data-on={value !== '' || undefined}
      onChange={({ currentTarget }) => onChange(currentTarget.value || undefined)}
    />
  )
}

interface DaysFilterProps {
  /** `2026-01-31` */
  readonly from: string | undefined
  readonly to: string | undefined
  readonly onChange: (days: { readonly from?: string | undefined; readonly to?: string | undefined }) => void
}

export function DaysFilter({ from = '', to = '', onChange }: DaysFilterProps) {
  const id = useId()
  return (
    <div className={styles.days}>
      <label htmlFor={`${id} from`}>From</label>
      <TextInput
        id={`${id} from`}
        type="date"
        size="sm"
        value={from}
        max={to || undefined}
        onChange={({ currentTarget }) => onChange({ from: currentTarget.value || undefined })}
      />
      <label htmlFor={`${id} to`}>to</label>
      <TextInput
        id={`${id} to`}
        type="date"
        size="sm"
        value={to}
        min={from || undefined}
        onChange={({ currentTarget }) => onChange({ to: currentTarget.value || undefined })}
      />
    </div>
  )
}
