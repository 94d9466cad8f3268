import styles from './reviews.module.css'
import type { Review } from './reviews.ts'

/** How many people act on others here, and what to think of it. */
export function Administrators({ administrators }: Pick<Review, 'administrators'>) {
  if (administrators === null) return null
  const { people } = administrators
  return (
    <section className={styles.administrators} aria-label="Administrators">
      <p>
        <strong>{people === 1 ? 'One administrator' : `${people} administrators`}</strong>
        {standingWords(administrators)
          .map((words) => `, ${words}`)
          .join('')}
      </p>
      <p className="quiet small">
        Keep this number small: take the role from everybody who does not use it. Each of them needs a second factor.
      </p>
    </section>
  )
}

/** The same as one line of a report. */
export function administratorWords(administrators: NonNullable<Review['administrators']>): string {
  return [String(administrators.people), ...standingWords(administrators)].join(', ')
}

function standingWords({ withoutSecondFactor, unused }: NonNullable<Review['administrators']>): readonly string[] {
  return [
    ...(withoutSecondFactor > 0 ? [`${withoutSecondFactor} without a second factor`] : []),
    ...(unused > 0 ? [`${unused} who did not use what only this role allows`] : []),
  ]
}
