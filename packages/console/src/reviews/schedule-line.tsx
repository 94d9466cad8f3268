import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCalendarRepeat } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useScope } from '../session/scope.ts'
import { everyWords } from './review-words.ts'
import styles from './reviews.module.css'
import { type Schedule, scheduleQuery } from './reviews.ts'

const ScheduleDialog = lazy(async () => ({ default: (await import('./schedule-dialog.tsx')).ScheduleDialog }))

/** The server's days are those of UTC. */
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'long', timeZone: 'UTC' })

/** When the next review begins by itself. */
export function ScheduleLine() {
  const { param } = useScope()
  const [changing, { open, close }] = useDisclosure()
  const { data: schedule } = useQuery(scheduleQuery(param))
  return (
    <div className={styles.schedule}>
      {schedule && (
        <>
          <IconCalendarRepeat size={16} stroke={1.8} aria-hidden />
          <p>{nextWords(schedule)}</p>
          <Button variant="subtle" size="compact-sm" aria-label="Change the schedule" onClick={open}>
            Change
          </Button>
          <Suspense>{changing && <ScheduleDialog schedule={schedule} onClose={close} />}</Suspense>
        </>
      )}
    </div>
  )
}

function nextWords({ every, nextAt }: Schedule) {
  if (every === 'never' || nextAt === null) return 'None begins by itself.'
  const next = new Date(nextAt)
  if (next <= new Date()) return `The next one begins once the open one is over, then ${everyWords[every]}.`
  return `The next one begins on ${day.format(next)}, ${everyWords[every]}.`
}
