import { IconCheck } from '@tabler/icons-react'
import { type Step, stepTitles } from './steps.ts'
import styles from './wizard.module.css'

interface StepListProps {
  readonly steps: readonly Step[]
  readonly at: number
}

/** How far one has come. */
export function StepList({ steps, at }: StepListProps) {
  return (
    <ol className={styles.steps} aria-label="Steps">
      {steps.map((step, index) => (
        <li key={step} aria-current={index === at ? 'step' : undefined} data-done={index < at || undefined}>
          <span className={styles.number}>
            {index < at ? <IconCheck size={14} stroke={2.4} aria-label="Done" /> : index + 1}
          </span>
          {stepTitles[step]}
        </li>
      ))}
    </ol>
  )
}
