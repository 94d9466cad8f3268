import { Button } from '@mantine/core'
import { useState } from 'react'
import { LeftBehind } from '../leftovers/left-behind.tsx'
import { Outcome, Outcomes } from '../parts/outcomes.tsx'
import { useScope } from '../session/scope.ts'
import styles from './bulk-results.module.css'
import type { BulkResult } from './bulk-run.ts'
import type { Member } from './members.ts'

interface BulkResultsProps {
  readonly people: readonly Member[]
  readonly results: readonly BulkResult[]
}

/** What has come of an act on many, for each; those that failed first, with the reason. */
export function BulkResults({ people, results }: BulkResultsProps) {
  const named = results.flatMap((result) => {
    const person = people.find(({ id }) => id === result.person)
    return person ? [{ ...result, person }] : []
  })
  const sorted = [...named.filter(({ ok }) => !ok), ...named.filter(({ ok }) => ok)]
  return (
    <Outcomes>
      {sorted.map((result) => (
        <Result key={result.person.id} {...result} />
      ))}
    </Outcomes>
  )
}

interface ResultProps extends Omit<BulkResult, 'person'> {
  readonly person: Member
}

function Result({ person, ok, problem, receipt }: ResultProps) {
  const { param } = useScope()
  const [isOpen, setOpen] = useState(false)
  const left = Object.values(receipt?.leftBehind ?? {}).reduce((sum, count) => sum + count, 0)
  return (
    <Outcome ok={ok}>
      <div className={styles.words}>
        <span className={styles.name} dir="auto">
          {person.name}
        </span>
        {problem && <span className={styles.why}>{problem.detail}</span>}
        {isOpen && <LeftBehind person={person} scope={param} whole={false} />}
      </div>
      {left > 0 && !isOpen && (
        <Button size="xs" variant="default" onClick={() => setOpen(true)} aria-label={`What ${person.name} set up`}>
          {left === 1 ? '1 thing still gives access' : `${left} things still give access`}
        </Button>
      )}
    </Outcome>
  )
}
