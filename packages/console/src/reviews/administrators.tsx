import { IconUserShield } from '@tabler/icons-react'
import { Notice } from '../parts/notice.tsx'
import { countWords } from './review-words.ts'
import type { Review } from './reviews.ts'

/** How many people act on others here, and what to think of it. */
export function Administrators({ administrators }: Pick<Review, 'administrators'>) {
  if (administrators === null) return null
  const { people } = administrators
  const [first, ...more] = standingWords(administrators)
  return (
    <Notice icon={IconUserShield} title={countWords(people, 'administrator', 'administrators')}>
      {first && `${[first, ...more].join(', ')}. `}
      Keep this number small, and take the role from everybody who does not use it. Each of them needs a second factor.
    </Notice>
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
