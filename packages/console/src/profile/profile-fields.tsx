import { Checkbox, NativeSelect, Select, TextInput } from '@mantine/core'
import '@mantine/core/styles/Checkbox.css'
import '@mantine/core/styles/Combobox.css'
import type { ReactNode } from 'react'
import { countries } from './countries.ts'
import { type Profile, type ProfileChoices, type ProfileField, textIn, textsIn } from './profile.ts'
import styles from './profile-fields.module.css'
import { ScopesField } from './scopes-field.tsx'

interface ProfileFieldsProps {
  readonly fields: readonly ProfileField[]
  readonly profile: Profile
  readonly choices: readonly ProfileChoices[]
  /** What is wrong with a field, as a sentence. */
  readonly wrong: (field: string) => string | null
  readonly onChange: (profile: Profile) => void
  /** Where a field points to places of which there is none yet. */
  readonly more?: (field: ProfileField) => ReactNode
}

/** The fields of a profile, in the order and the words of the blueprint. */
export function ProfileFields({ fields, profile, onChange, ...rest }: ProfileFieldsProps) {
  return (
    <div className={styles.fields}>
      {fields.map((field) => (
        <Field
          key={field.id}
          {...{ field, profile }}
          {...rest}
          set={(value) => onChange({ ...profile, [field.id]: value })}
        />
      ))}
    </div>
  )
}

interface FieldProps extends Omit<ProfileFieldsProps, 'fields' | 'onChange'> {
  readonly field: ProfileField
  readonly set: (value: unknown) => void
}

function Field({ field, profile, choices, wrong, set, more }: FieldProps) {
  const { id, type, label, optional, options } = field
  const error = wrong(id)
  const asked = { label: optional ? `${label} (optional)` : label, error }
  const required = { required: !optional, withAsterisk: false }
  const text = textIn(profile, id)
  switch (type) {
    case 'country':
      return (
        <Select
          {...asked}
          {...required}
          searchable
          clearable={optional}
          nothingFoundMessage="No country has this in its name."
          data={countries()}
          value={text || null}
          onChange={set}
        />
      )
    case 'choice':
      return (
        <NativeSelect
          {...asked}
          {...required}
          data={[{ value: '', label: 'Choose one' }, ...options]}
          value={text}
          onChange={({ currentTarget }) => set(currentTarget.value)}
        />
      )
    case 'choices':
      return (
        <Checkbox.Group {...asked} value={textsIn(profile, id)} onChange={set}>
          <div className={styles.options}>
            {options.map((option) => (
              <Checkbox key={option} value={option} label={option} />
            ))}
          </div>
        </Checkbox.Group>
      )
    case 'scopes':
      return (
        <ScopesField
          {...asked}
          field={field}
          items={choices.find((some) => some.field === id)?.items ?? []}
          value={textsIn(profile, id)}
          onChange={set}
          more={more?.(field)}
        />
      )
    case 'number':
      return (
        <TextInput
          {...asked}
          {...required}
          inputMode="numeric"
          value={text}
          onChange={({ currentTarget: { value } }) =>
            set(value === '' || Number.isNaN(Number(value)) ? value : Number(value))
          }
        />
      )
    case 'email':
    case 'url':
      return (
        <TextInput
          {...asked}
          {...required}
          // The browser's own check refuses addresses that are right: the server says what is wrong, in words.
          type="text"
          inputMode={type}
          autoComplete={type === 'email' ? 'email' : 'url'}
          placeholder={type === 'url' ? 'https://example.com' : undefined}
          value={text}
          onChange={({ currentTarget }) => set(currentTarget.value)}
        />
      )
    case 'name':
    case 'text':
      return (
        <TextInput {...asked} {...required} value={text} onChange={({ currentTarget }) => set(currentTarget.value)} />
      )
  }
}
