import { Textarea } from '@mantine/core'
import { fieldError } from './field-error.ts'
import { NameInput } from './name-input.tsx'

interface Text {
  readonly name: string
  readonly description: string
}

interface NameFieldsProps {
  readonly value: Text
  readonly error: Error | null
  readonly onChange: (value: Text) => void
}

/** What something is called, and what it is for. */
export function NameFields({ value, error, onChange }: NameFieldsProps) {
  return (
    <>
      <NameInput
        value={value.name}
        onChange={(name) => onChange({ ...value, name })}
        error={fieldError(error, 'name')}
      />
      <Textarea
        label="Description"
        description="What it is for, in a sentence or two. Optional."
        maxLength={2_000}
        autosize
        minRows={2}
        maxRows={8}
        dir="auto"
        value={value.description}
        onChange={({ currentTarget }) => onChange({ ...value, description: currentTarget.value })}
        error={fieldError(error, 'description')}
      />
    </>
  )
}
