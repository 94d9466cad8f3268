import { SegmentedControl } from '@mantine/core'
import '@mantine/core/styles/FloatingIndicator.css'
import '@mantine/core/styles/SegmentedControl.css'
import { useId } from 'react'
import styles from './answer-dialog.module.css'
import { type EndChoice, ends } from './role-end.ts'

interface EndFieldProps {
  readonly value: EndChoice
  readonly onChange: (value: EndChoice) => void
}

/** How long somebody gets what they asked for. */
export function EndField({ value, onChange }: EndFieldProps) {
  const label = useId()
  return (
    <div>
      <p id={label} className={styles.label}>
        For how long
      </p>
      <SegmentedControl
        fullWidth
        aria-labelledby={label}
        data={ends.map((end) => ({ value: end.value, label: end.label }))}
        value={value}
        onChange={onChange}
      />
    </div>
  )
}
