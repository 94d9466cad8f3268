import { Link } from '@tanstack/react-router'
import { filled } from '../filled.ts'
import type { Column } from '../parts/data-list.tsx'
import { When } from '../parts/when.tsx'
import { actionIcon } from './action-icons.ts'
import styles from './audit-columns.module.css'
import type { AuditEvent } from './audit-events.ts'
import { actorPart, auditSentence, type Words } from './audit-sentence.ts'
import { PartText, SentenceText } from './sentence-text.tsx'

/** Where the page is, and the place below it whose log it shows, where it does. */
export interface Shown {
  readonly scope: string
  readonly place: string | undefined
}

/** The table of changes. What happened is the link to everything that is known of it. */
export function auditColumns(shown: Shown, words: Words): readonly Column<AuditEvent>[] {
  return [
    {
      id: 'what',
      header: 'What happened',
      card: 'heading',
      cell: (event) => <What event={event} scope={shown.scope} words={words} />,
    },
    { id: 'who', header: 'Who', width: '28%', cell: (event) => <Who event={event} shown={shown} /> },
    { id: 'when', header: 'When', width: '18%', cell: ({ at }) => <When at={at} /> },
  ]
}

interface WhatProps {
  readonly event: AuditEvent
  readonly scope: string
  readonly words: Words
}

function What({ event, scope, words }: WhatProps) {
  const Picture = actionIcon(event.action)
  return (
    <span className={styles.what}>
      <Picture size={16} stroke={1.7} aria-hidden />
      <Link
        to="/scopes/$scope/audit"
        params={{ scope }}
        search={(former) => ({ ...former, event: event.id })}
        resetScroll={false}
      >
        <SentenceText sentence={auditSentence(event, words)} />
      </Link>
    </span>
  )
}

/** Whoever did it; a person leads to everything by and about them. */
export function Who({ event, shown }: { readonly event: AuditEvent; readonly shown: Shown }) {
  const part = actorPart(event)
  return (
    <span className={styles.who}>
      {typeof part === 'object' && part.person !== undefined ? (
        <Link
          to="/scopes/$scope/audit"
          params={{ scope: shown.scope }}
          search={filled({ person: part.person, place: shown.place })}
        >
          <PartText part={part} />
        </Link>
      ) : (
        <PartText part={part} />
      )}
      {event.actor.kind === 'token' && <span className="quiet small">with an API token</span>}
      {event.actor.kind === 'service-account' && <span className="quiet small">Service account</span>}
    </span>
  )
}
