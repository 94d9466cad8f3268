import { type Icon, IconAlertTriangle, IconLogin, IconLogout, IconShieldCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { SentenceText } from '../audit/sentence-text.tsx'
import type { Column } from '../parts/data-list.tsx'
import { When } from '../parts/when.tsx'
import styles from './security-columns.module.css'
import type { SecurityEvent } from './security-events.ts'
import { isRefusal, securitySentence } from './security-sentence.ts'

const pictures: Readonly<Record<string, Icon>> = { 'sign-in.succeeded': IconLogin, 'sign-out': IconLogout }

interface Place {
  /** As addresses write it. */
  readonly scope: string
  readonly permissionLabel: (id: string) => string
}

export function securityColumns(place: Place): readonly Column<SecurityEvent>[] {
  return [
    {
      id: 'what',
      header: 'What happened',
      card: 'heading',
      cell: (event) => <What event={event} {...place} />,
    },
    { id: 'who', header: 'Who', width: '24%', cell: (event) => <Whom event={event} scope={place.scope} /> },
    { id: 'ip', header: 'From', width: '16%', cell: ({ ip }) => ip && <code>{ip}</code> },
    { id: 'when', header: 'When', width: '16%', cell: ({ at }) => <When at={at} /> },
  ]
}

function What({ event, scope, permissionLabel }: Place & { readonly event: SecurityEvent }) {
  const Picture = isRefusal(event) ? IconAlertTriangle : (pictures[event.kind] ?? IconShieldCheck)
  return (
    <span className={styles.what} data-refused={isRefusal(event) || undefined}>
      <Picture size={16} stroke={1.7} aria-hidden />
      <Link
        to="/scopes/$scope/security-events"
        params={{ scope }}
        search={(former) => ({ ...former, event: event.id })}
        resetScroll={false}
      >
        <SentenceText sentence={securitySentence(event, permissionLabel)} />
      </Link>
    </span>
  )
}

/** Whoever it was; leads to everything of theirs. */
export function Whom({ event: { person }, scope }: { readonly event: SecurityEvent; readonly scope: string }) {
  if (person === null) return <span className="quiet">Nobody known</span>
  return (
    <Link className={styles.whom} to="/scopes/$scope/security-events" params={{ scope }} search={{ person: person.id }}>
      {person.name === null ? 'Somebody outside this place' : <bdi>{person.name}</bdi>}
    </Link>
  )
}
