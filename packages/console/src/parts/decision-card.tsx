import { VisuallyHidden } from '@mantine/core'
import {
  type Icon,
  IconAlertTriangle,
  IconCheck,
  IconCircleCheckFilled,
  IconCircleHalf2,
  IconCircleXFilled,
  IconFilter,
  IconKey,
  IconLock,
  IconRobot,
  IconShieldHalf,
  IconUser,
  IconUserCheck,
  IconX,
} from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import styles from './decision-card.module.css'

const verdicts = {
  yes: { word: 'Yes', icon: IconCircleCheckFilled },
  no: { word: 'No', icon: IconCircleXFilled },
  depends: { word: 'It depends', icon: IconCircleHalf2 },
} as const satisfies Record<string, { readonly word: string; readonly icon: Icon }>

const pictures = {
  person: IconUser,
  machine: IconRobot,
  membership: IconUserCheck,
  role: IconShieldHalf,
  permission: IconKey,
  condition: IconFilter,
  cut: IconLock,
} as const satisfies Record<string, Icon>

/** One stone of the way from somebody to what they may do. */
export interface DecisionStep {
  readonly what: keyof typeof pictures
  readonly label: string
  readonly detail?: ReactNode
  /** `stops`: here the way ends. `open`: nobody can say before more is known. */
  readonly state: 'passed' | 'stops' | 'open'
}

interface DecisionCardProps {
  readonly verdict: keyof typeof verdicts
  /** The answer in one sentence. */
  readonly sentence: ReactNode
  readonly steps: readonly DecisionStep[]
  readonly action?: ReactNode
  /** What would change it, and who could. */
  readonly children?: ReactNode
}

/** May somebody do that: the answer, its sentence, the way that led to it, and what would change it. */
export function DecisionCard({ verdict, sentence, steps, action, children }: DecisionCardProps) {
  const heading = useId()
  const { word, icon: Picture } = verdicts[verdict]
  return (
    <section className={styles.card} data-verdict={verdict} aria-labelledby={heading}>
      <header className={styles.head}>
        <Picture size={32} aria-hidden />
        <div>
          <h2 id={heading}>{word}</h2>
          <p>{sentence}</p>
        </div>
        {action && <div className={styles.action}>{action}</div>}
      </header>
      <ol className={styles.path} aria-label="How this was decided">
        {steps.map((step) => (
          <Step key={`${step.what} ${step.label}`} step={step} />
        ))}
      </ol>
      {children && <div className={styles.change}>{children}</div>}
    </section>
  )
}

const states = {
  passed: { icon: IconCheck, words: 'Holds' },
  stops: { icon: IconX, words: 'Ends here' },
  open: { icon: IconAlertTriangle, words: 'Not known yet' },
} as const

function Step({ step: { what, label, detail, state } }: { readonly step: DecisionStep }) {
  const Picture = pictures[what]
  const { icon: Mark, words } = states[state]
  return (
    <li className={styles.step} data-state={state}>
      <span className={styles.picture}>
        <Picture size={16} stroke={1.8} aria-hidden />
      </span>
      <span className={styles.words}>
        <span className={styles.line}>
          <bdi className={styles.label}>{label}</bdi>
          <span className={styles.state}>
            <Mark size={14} stroke={2.2} aria-hidden />
            {state === 'passed' ? <VisuallyHidden>{words}</VisuallyHidden> : words}
          </span>
        </span>
        {detail && <span className={styles.detail}>{detail}</span>}
      </span>
    </li>
  )
}
