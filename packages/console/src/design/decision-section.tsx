import { IconHistory, IconKey, IconUsers } from '@tabler/icons-react'
import { DecisionCard, type DecisionStep } from '../parts/decision-card.tsx'
import { Timeline } from '../parts/timeline.tsx'
import { MenuEntries } from '../shell/menu-entries.tsx'
import styles from './design-page.module.css'
import { Sample, Section } from './section.tsx'

const who: DecisionStep = { what: 'person', label: 'Åstrid Björk', detail: 'Person', state: 'passed' }
const role: DecisionStep = { what: 'role', label: 'Harbour master', detail: 'Held in North harbour', state: 'passed' }
const moor = (state: DecisionStep['state']): DecisionStep => ({ what: 'permission', label: 'Moor ships', state })

const entry = (id: string, label: string) => ({ id, label, permission: id, page: null, scope: null })

export function DecisionSection() {
  const now = Date.now()
  const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString()
  return (
    <Section id="decisions" title="Decisions, history and menus">
      <Sample name="Yes">
        <DecisionCard
          verdict="yes"
          sentence="Harbour master, held in North harbour, grants “Moor ships”."
          steps={[who, role, moor('passed')]}
        />
      </Sample>
      <Sample name="No">
        <DecisionCard
          verdict="no"
          sentence="No role that 陳美玲 holds in North harbour grants “Moor ships”."
          steps={[{ ...who, label: '陳美玲' }, role, moor('stops')]}
        >
          <p>Harbour master grants it. Åstrid Björk can give that role.</p>
        </DecisionCard>
      </Sample>
      <Sample name="It depends">
        <DecisionCard
          verdict="depends"
          sentence="“Moor ships” is granted only where the ship is their own."
          steps={[who, role, moor('passed'), { what: 'condition', label: 'The ship is their own', state: 'open' }]}
        />
      </Sample>
      <Sample name="Timeline">
        <Timeline
          label="Recent history"
          entries={[
            { id: '1', at: ago(2), icon: IconUsers, what: 'Gave Harbour master to ليلى حداد', detail: 'Åstrid Björk' },
            { id: '2', at: ago(90), icon: IconKey, what: 'Revoked the API token Build', detail: 'Åstrid Björk' },
            { id: '3', at: ago(6000), icon: IconHistory, what: 'Changed the blueprint' },
          ]}
        />
      </Sample>
      <Sample name="Menu">
        <nav className={styles.menu} aria-label="Sample menu">
          <MenuEntries
            items={[
              entry('ships', 'Ships'),
              { id: 'crew', label: 'Crew', items: [entry('sailors', 'Sailors'), entry('cooks', 'Cooks')] },
            ]}
          />
        </nav>
      </Sample>
    </Section>
  )
}
