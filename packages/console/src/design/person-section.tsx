import { IconClockHour4 } from '@tabler/icons-react'
import { Badge } from '../parts/badge.tsx'
import { Facts } from '../parts/facts.tsx'
import { Panel, PanelWaiting } from '../parts/panel.tsx'
import { Initials, Person } from '../parts/person.tsx'
import { StateMark } from '../parts/state-mark.tsx'
import { When } from '../parts/when.tsx'
import { HoldMark } from '../roles/hold-mark.tsx'
import styles from './design-page.module.css'
import { samplePeople } from './sample-people.ts'
import { Sample, Section } from './section.tsx'

const day = 86_400_000

export function PersonSection() {
  const now = Date.now() - 5_000
  return (
    <Section id="people" title="People, badges, states and facts">
      <Sample name="Badges">
        <div className={styles.row}>
          <Badge>Role</Badge>
          <Badge tone="good">You</Badge>
          <Badge tone="waiting" icon={IconClockHour4}>
            Another role at next sign-in
          </Badge>
          <Badge tone="refused">Refused</Badge>
        </div>
      </Sample>
      <Sample name="States of a person">
        <div className={styles.row}>
          {samplePeople.map(({ state }) => (
            <StateMark key={state} state={state} />
          ))}
        </div>
      </Sample>
      <Sample name="Marks of the matrix: yes, under a condition, no">
        <div className={styles.row}>
          <HoldMark hold="yes" />
          <HoldMark hold="conditional" />
          <HoldMark hold="no" />
        </div>
      </Sample>
      <Sample name="People">
        <div className={styles.stack}>
          {samplePeople.map(({ id, name, email }) => (
            <Person key={id} name={name} plainName={name} detail={email} />
          ))}
          <div className={styles.row}>
            {samplePeople.map(({ id, name }) => (
              <Initials key={id} name={name} small />
            ))}
          </div>
        </div>
      </Sample>
      <div className={styles.grid}>
        <Sample name="Facts and times">
          <Panel title="What is known" aside={<span className="quiet small">3 facts</span>}>
            <Facts
              facts={[
                { term: 'Just now', value: <When at={new Date(now)} /> },
                { term: 'Days ago', value: <When at={new Date(now - 3 * day)} /> },
                { term: 'Long ago', value: <When at={new Date(now - 400 * day)} /> },
                { term: 'Ahead', value: <When at={new Date(now + 2 * day)} /> },
                { term: 'Never', value: <When at={null} /> },
              ]}
            />
          </Panel>
        </Sample>
        <Sample name="A panel that waits">
          <Panel title="What is asked for">
            <PanelWaiting />
          </Panel>
        </Sample>
      </div>
    </Section>
  )
}
