import { Tooltip } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Badge } from '../parts/badge.tsx'
import type { Column } from '../parts/data-list.tsx'
import { Person } from '../parts/person.tsx'
import { selectionColumn } from '../parts/selection.tsx'
import { When } from '../parts/when.tsx'
import { LineDecision } from './line-decision.tsx'
import { findingOf, giverWords } from './review-words.ts'
import styles from './reviews.module.css'
import type { Line, Wanted } from './reviews.ts'

interface LineColumnsOptions {
  /** The place as addresses write it. */
  readonly scope: string
  /** While the review is open. */
  readonly isOpen: boolean
  readonly onDecide: (decision: Wanted['decision'], line: Line) => void
}

/** Who has what, why, and what is to become of it. */
export function lineColumns({ scope, isOpen, onDecide }: LineColumnsOptions): readonly Column<Line>[] {
  return [
    ...(isOpen ? [selectionColumn<Line>()] : []),
    {
      id: 'person',
      header: 'Person',
      card: 'heading',
      cell: ({ person }) => (
        <Person
          plainName={person.name}
          name={
            <Link to="/scopes/$scope/members/$person" params={{ scope, person: person.id }}>
              {person.name}
            </Link>
          }
          detail={person.email}
        />
      ),
    },
    { id: 'role', header: 'Role', cell: (line) => <Held line={line} /> },
    {
      id: 'use',
      header: 'Last active',
      cell: ({ lastActiveAt, lastUsedAt, role }) => (
        <span className={styles.stack}>
          <When at={lastActiveAt} />
          {role && (
            <span className="quiet small">
              Role used: <When at={lastUsedAt} never="never" />
            </span>
          )}
        </span>
      ),
    },
    { id: 'findings', header: 'Findings', cell: (line) => <Findings line={line} /> },
    {
      ...{ id: 'decision', header: 'Decision', width: '1px' },
      cell: (line) => <LineDecision line={line} onDecide={(decision) => onDecide(decision, line)} />,
    },
  ]
}

function Held({ line }: { readonly line: Line }) {
  const { role, reason, since, givenBy, until, sponsor } = line
  return (
    <span className={styles.stack}>
      {role ? <Badge>{role.label}</Badge> : <span className="quiet">None</span>}
      <span className="quiet small">
        <When at={since} /> by <bdi>{giverWords(givenBy)}</bdi>
        {until && (
          <>
            {', until '}
            <When at={until} />
          </>
        )}
      </span>
      {reason && (
        <q className={styles.reason} dir="auto">
          {reason}
        </q>
      )}
      {sponsor?.name && (
        <span className="quiet small">
          <bdi>{sponsor.name}</bdi> answers for them
        </span>
      )}
    </span>
  )
}

function Findings({ line }: { readonly line: Line }) {
  const { findings } = line
  if (findings.length === 0) return null
  return (
    <span className={styles.findings}>
      {findings.map((finding) => {
        const { label, sentence, tone } = findingOf(finding, line)
        return (
          <Tooltip key={finding} label={sentence} multiline maw={280}>
            <span>
              <Badge tone={tone}>{label}</Badge>
            </span>
          </Tooltip>
        )
      })}
    </span>
  )
}
