import { IconArrowRight, IconCircleX, IconFileImport } from '@tabler/icons-react'
import { useState } from 'react'
import { inSentence } from '../audit/sentence.ts'
import { Badge } from '../parts/badge.tsx'
import { type Column, DataList } from '../parts/data-list.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { ChoiceFilter, Filters } from '../parts/filters.tsx'
import { usePages } from '../parts/use-pages.ts'
import { endText } from './end-text.ts'
import type { Plan, PlannedLine } from './import-calls.ts'
import styles from './import-page.module.css'
import { countsOf, planWords, sortedLines } from './import-words.ts'

const pageLength = 100

/** What would happen to each line; what is not possible comes first. */
export function PlanList({ plan }: { readonly plan: Plan }) {
  const [only, setOnly] = useState<string>()
  const counts = countsOf(plan.lines)
  const query = usePages(['import', plan.fingerprint, only], async (after) => {
    const start = Number(after ?? 0)
    const lines = sortedLines(plan.lines, only)
    const end = start + pageLength
    return { items: lines.slice(start, end), next: end < lines.length ? String(end) : null }
  })
  return (
    <section aria-label="What would happen">
      <ul className={styles.counts}>
        {counts.map(({ does, count }) => (
          <li key={does} data-does={does}>
            <strong>{count.toLocaleString()}</strong> {inSentence(planWords[does].label)}
          </li>
        ))}
      </ul>
      {counts.length > 1 && (
        <Filters onClear={only === undefined ? undefined : () => setOnly(undefined)}>
          <ChoiceFilter
            label="What happens"
            unset="All lines"
            choices={counts.map(({ does, count }) => ({ value: does, label: `${planWords[does].label} (${count})` }))}
            value={only}
            onChange={setOnly}
          />
        </Filters>
      )}
      <DataList
        label="Lines of the file"
        columns={columns}
        query={query}
        rowKey={({ line }) => String(line)}
        empty={
          <EmptyState icon={IconFileImport} title="Nothing of that kind">
            No line of the file comes to that.
          </EmptyState>
        }
      />
    </section>
  )
}

const columns: readonly Column<PlannedLine>[] = [
  { id: 'line', header: 'Line', width: '72px', cell: ({ line }) => <span className="quiet">{line}</span> },
  {
    id: 'person',
    header: 'Person',
    card: 'heading',
    cell: ({ name, email }) => (
      <span className={styles.person}>
        {name && <bdi>{name}</bdi>}
        <span className={name ? 'quiet small' : undefined}>{email || 'No address'}</span>
      </span>
    ),
  },
  { id: 'does', header: 'What happens', cell: (line) => <Happens line={line} /> },
  { id: 'roles', header: 'Role', width: '24%', cell: (line) => <Roles line={line} /> },
  { id: 'ends', header: 'Ends', width: '14%', cell: ({ ends }) => (ends === null ? null : endText(ends)) },
]

function Happens({ line: { does, because } }: { readonly line: PlannedLine }) {
  const { act } = planWords[does]
  return (
    <span className={styles.person}>
      {does === 'error' ? (
        <Badge tone="refused" icon={IconCircleX}>
          {act}
        </Badge>
      ) : (
        <span className={does === 'nothing' ? 'quiet' : undefined}>{act}</span>
      )}
      {because && <span className="quiet small">{because}</span>}
    </span>
  )
}

function Roles({ line: { does, roles, rolesBefore } }: { readonly line: PlannedLine }) {
  if (roles.length === 0) return null
  const isChange = does === 'change-role' && rolesBefore.length > 0
  return (
    <span className={styles.roles}>
      {isChange && rolesBefore.map((role) => <Badge key={`before ${role}`}>{role}</Badge>)}
      {isChange && <IconArrowRight size={14} aria-label="becomes" />}
      {roles.map((role) => (
        <Badge key={role}>{role}</Badge>
      ))}
    </span>
  )
}
