import { Textarea } from '@mantine/core'
import type { ReactNode } from 'react'

interface ReasonFieldProps {
  /** The role asks for one. */
  readonly required: boolean
  readonly value: string
  readonly onChange: (reason: string) => void
  readonly error?: ReactNode
}

/** Why somebody gets a role. */
export function ReasonField({ required, value, onChange, error }: ReasonFieldProps) {
  return (
    <Textarea
      label={required ? 'Reason' : 'Reason (may be left empty)'}
      description="It is kept with the role, for whoever reviews access later."
      required={required}
      withAsterisk={false}
      maxLength={1_000}
      rows={2}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      error={error}
    />
  )
}
