import { Radio } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './choice-card.module.css'

interface ChoiceCardProps {
  readonly value: string
  readonly label: string
  readonly disabled?: boolean
  /** What it means to choose it. */
  readonly children: ReactNode
}

/** One of several things to choose, each with what it means. */
export function ChoiceCard({ value, label, disabled = false, children }: ChoiceCardProps) {
  return (
    <Radio.Card value={value} className={styles.card} disabled={disabled}>
      <Radio.Indicator mt={2} disabled={disabled} />
      <span>
        <strong>{label}</strong>
        {children}
      </span>
    </Radio.Card>
  )
}
