import { TextInput } from '@mantine/core'
import type { ReactNode } from 'react'

interface NameInputProps {
  readonly description?: string
  readonly value: string
  readonly onChange: (name: string) => void
  readonly error: ReactNode
}

/** What something is called, in any script: the first field of a dialog. */
export function NameInput({ description, value, onChange, error }: NameInputProps) {
  return (
    <TextInput
      label="Name"
      description={description}
      autoComplete="off"
      required
      withAsterisk={false}
      maxLength={200}
      dir="auto"
      data-autofocus
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      error={error}
    />
  )
}
