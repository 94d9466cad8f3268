import { Radio } from '@mantine/core'
import '@mantine/core/styles/Radio.css'
import '@mantine/core/styles/RadioCard.css'
import '@mantine/core/styles/RadioIndicator.css'
import type { ProfileAsked } from '../profile/profile.ts'
import styles from './wizard.module.css'

interface ChoiceStepProps {
  readonly choice: NonNullable<ProfileAsked['choice']>
  readonly value: string | null
  readonly onChange: (id: string) => void
}

/** Which of the blueprint's options somebody is; what else is asked for depends on it. */
export function ChoiceStep({ choice, value, onChange }: ChoiceStepProps) {
  return (
    <Radio.Group label={choice.label} value={value} onChange={onChange}>
      <div className={styles.cards}>
        {choice.options.map(({ id, label, description }) => (
          <Radio.Card key={id} value={id} className={styles.card}>
            <span className={styles.option}>
              <Radio.Indicator />
              <span>
                <strong>{label}</strong>
                <span className={styles.description}>{description}</span>
              </span>
            </span>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  )
}
