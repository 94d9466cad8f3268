import {
  type Icon,
  IconChevronRight,
  IconCircleCheck,
  IconClockHour4,
  IconClockX,
  IconMailQuestion,
  IconRobot,
  IconUserShield,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Panel } from '../parts/panel.tsx'
import { useScope } from '../session/scope.ts'
import type { Summary } from './summary.ts'
import { type WaitingFact, waitingFacts } from './waiting.ts'
import styles from './waiting-panel.module.css'

/** What waits for somebody to look at it, each with the list that it is in. */
export function WaitingPanel({ waiting }: { readonly waiting: Summary['waiting'] }) {
  const facts = waitingFacts(waiting)
  if (facts === null) return null
  return (
    <Panel title="Waiting">
      {facts.length === 0 && (
        <p className={styles.none}>
          <IconCircleCheck size={18} stroke={1.7} aria-hidden />
          Nothing waits for anybody here.
        </p>
      )}
      {facts.length > 0 && (
        <ul className={styles.facts}>
          {facts.map((fact) => (
            <li key={fact.id}>
              <ToList fact={fact}>
                <Picture of={fact.id} />
                <span className={styles.words}>
                  <span className={styles.count}>{fact.count}</span> {fact.text}
                </span>
                <IconChevronRight size={16} aria-hidden />
              </ToList>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

const pictures: Readonly<Record<WaitingFact['id'], Icon>> = {
  requests: IconMailQuestion,
  invitations: IconClockHour4,
  expiredInvitations: IconClockX,
  roleChanges: IconUserShield,
  serviceAccountsWithoutMaker: IconRobot,
}

function Picture({ of }: { readonly of: WaitingFact['id'] }) {
  const Drawn = pictures[of]
  return (
    <span className={styles.picture}>
      <Drawn size={16} stroke={1.8} aria-hidden />
    </span>
  )
}

function ToList({ fact: { id }, children }: { readonly fact: WaitingFact; readonly children: ReactNode }) {
  const params = { scope: useScope().param }
  switch (id) {
    case 'invitations':
    case 'expiredInvitations':
      return (
        <Link to="/scopes/$scope/members" params={params} search={{ view: 'invited' }}>
          {children}
        </Link>
      )
    case 'requests':
      return (
        <Link to="/scopes/$scope/requests" params={params}>
          {children}
        </Link>
      )
    case 'roleChanges':
      return (
        <Link to="/scopes/$scope/members" params={params}>
          {children}
        </Link>
      )
    case 'serviceAccountsWithoutMaker':
      return (
        <Link to="/scopes/$scope/service-accounts" params={params}>
          {children}
        </Link>
      )
  }
}
