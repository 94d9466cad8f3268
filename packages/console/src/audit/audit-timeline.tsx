import { Timeline } from '../parts/timeline.tsx'
import { actionIcon } from './action-icons.ts'
import type { AuditEvent } from './audit-events.ts'
import { actorPart, auditSentence } from './audit-sentence.ts'
import { PartText, SentenceText } from './sentence-text.tsx'
import { useWords } from './use-words.ts'

interface AuditTimelineProps {
  readonly label: string
  readonly events: readonly AuditEvent[]
}

/** A few audit events as a history. */
export function AuditTimeline({ label, events }: AuditTimelineProps) {
  const words = useWords()
  const entries = events.map((event) => ({
    id: event.id,
    at: event.at,
    icon: actionIcon(event.action),
    what: <SentenceText sentence={auditSentence(event, words)} />,
    detail: <PartText part={actorPart(event)} />,
  }))
  return <Timeline label={label} entries={entries} />
}
