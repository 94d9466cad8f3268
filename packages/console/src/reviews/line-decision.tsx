import { Button } from '@mantine/core'
import { IconCheck, IconClockX, IconUserCog, IconUserShield, IconUserX } from '@tabler/icons-react'
import { Badge } from '../parts/badge.tsx'
import { decisionWords } from './review-words.ts'
import styles from './reviews.module.css'
import type { Line, Wanted } from './reviews.ts'

interface LineDecisionProps {
  readonly line: Line
  readonly onDecide: (decision: Wanted['decision']) => void
}

/** What was decided about a line, and what can be. */
export function LineDecision({ line, onDecide }: LineDecisionProps) {
  const { may, decision, outcome, name, role } = line
  const what = role ? `${role.label} of ${name}` : name
  if (line.isOwn && decision === null) {
    return (
      <Badge icon={IconUserShield} tone="waiting">
        Somebody else decides
      </Badge>
    )
  }
  return (
    <span className={styles.stack}>
      {(decision !== null || outcome !== null) && <Decided line={line} />}
      {(may.keep || may.change || may.remove) && (
        <span className={styles.choices}>
          {may.keep && decision !== 'keep' && (
            <Button size="compact-xs" variant="default" aria-label={`Keep ${what}`} onClick={() => onDecide('keep')}>
              Keep
            </Button>
          )}
          {may.change && (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`Change ${what}`}
              onClick={() => onDecide('change')}
            >
              Change
            </Button>
          )}
          {may.remove && (
            <Button
              size="compact-xs"
              variant="default"
              color="red"
              aria-label={`Remove ${what}`}
              onClick={() => onDecide('remove')}
            >
              Remove
            </Button>
          )}
        </span>
      )}
    </span>
  )
}

const looks = {
  keep: { icon: IconCheck, tone: 'good' },
  change: { icon: IconUserCog, tone: 'quiet' },
  remove: { icon: IconUserX, tone: 'quiet' },
} as const

function Decided({ line }: { readonly line: Line }) {
  const { decision, outcomeDetail, note, decidedBy } = line
  const look = decision === null ? ({ icon: IconClockX, tone: 'refused' } as const) : looks[decision]
  return (
    <span className={styles.stack}>
      <Badge {...look}>{decisionWords(line)}</Badge>
      {outcomeDetail && <span className="quiet small">{outcomeDetail}</span>}
      {note && (
        <q className={styles.reason} dir="auto">
          {note}
        </q>
      )}
      {decidedBy && decision !== null && (
        <span className="quiet small">
          by <bdi>{decidedBy}</bdi>
        </span>
      )}
    </span>
  )
}
