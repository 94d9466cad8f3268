import { Button } from '@mantine/core'
import { useState } from 'react'
import { LeftBehind } from '../leftovers/left-behind.tsx'
import { Outcome, Outcomes } from '../parts/outcomes.tsx'
import { useScope } from '../session/scope.ts'
import { countWords } from './review-words.ts'
import styles from './reviews.module.css'
import type { Line, Result } from './reviews.ts'

interface DecisionResultsProps {
  readonly lines: readonly Line[]
  readonly results: readonly Result[]
}

/** What has come of a decision for each line; what could not be done first, with the reason. */
export function DecisionResults({ lines, results }: DecisionResultsProps) {
  const named = results.flatMap((result) => {
    const line = lines.find(({ person, role }) => person.id === result.person && (role?.role ?? null) === result.role)
    return line ? [{ line, result }] : []
  })
  const sorted = [...named.filter(({ result }) => !result.ok), ...named.filter(({ result }) => result.ok)]
  return (
    <Outcomes>
      {sorted.map(({ line, result }) => (
        <OneResult key={line.id} line={line} result={result} />
      ))}
    </Outcomes>
  )
}

function OneResult({ line, result }: { readonly line: Line; readonly result: Result }) {
  const { param } = useScope()
  const [isOpen, setOpen] = useState(false)
  const { ok, outcome, problem, receipt } = result
  const left = Object.values(receipt?.leftBehind ?? {}).reduce((sum, count) => sum + count, 0)
  return (
    <Outcome ok={ok}>
      <div className={styles.stack}>
        <strong dir="auto">{line.name}</strong>
        {line.role && <span className="quiet small">{line.role.label}</span>}
        {problem && <span className="small">{problem.detail}</span>}
        {outcome === 'gone' && <span className="small">Was gone already.</span>}
        {isOpen && <LeftBehind person={line.person} scope={param} whole={false} />}
        {left > 0 && !isOpen && (
          <Button size="compact-xs" variant="default" onClick={() => setOpen(true)}>
            {countWords(left, 'thing still gives access', 'things still give access')}
          </Button>
        )}
      </div>
    </Outcome>
  )
}
