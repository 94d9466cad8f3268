import type { ReactNode } from 'react'
import styles from './facts.module.css'

interface FactsProps {
  readonly facts: readonly { readonly term: string; readonly value: ReactNode }[]
}

/** What is known of something, term by term. */
export function Facts({ facts }: FactsProps) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ term, value }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
