import { NativeSelect, TextInput } from '@mantine/core'
import { type Length, type LengthUnit, lengthUnits } from './length.ts'
import styles from './settings-form.module.css'

interface LengthFieldProps {
  readonly label: string
  readonly value: Length
  readonly error: string | null
  readonly onChange: (value: Length) => void
}

/** A number and its unit. */
export function LengthField({ label, value, error, onChange }: LengthFieldProps) {
  return (
    <div className={styles.length}>
      <TextInput
        label={label}
        inputMode="numeric"
        autoComplete="off"
        maxLength={6}
        value={value.count}
        error={error}
        onChange={({ currentTarget }) => onChange({ ...value, count: currentTarget.value })}
      />
      <NativeSelect
        label="Unit"
        aria-label={`${label}: unit`}
        data={lengthUnits}
        value={value.unit}
        onChange={({ currentTarget }) => onChange({ ...value, unit: currentTarget.value as LengthUnit })}
      />
    </div>
  )
}
