import {
  type Icon,
  IconArchive,
  IconBan,
  IconCircleCheck,
  IconCircleMinus,
  IconClockHour4,
  IconPlayerPause,
} from '@tabler/icons-react'
import { Badge } from './badge.tsx'

interface Look {
  readonly label: string
  readonly icon: Icon
  readonly tone: 'quiet' | 'good' | 'waiting' | 'refused'
}

const looks = {
  active: { label: 'Active', icon: IconCircleCheck, tone: 'good' },
  invited: { label: 'Invited', icon: IconClockHour4, tone: 'waiting' },
  disabled: { label: 'Disabled', icon: IconPlayerPause, tone: 'refused' },
  removed: { label: 'Removed', icon: IconCircleMinus, tone: 'quiet' },
  archived: { label: 'Archived', icon: IconArchive, tone: 'quiet' },
  blocked: { label: 'Blocked', icon: IconBan, tone: 'refused' },
} as const satisfies Record<string, Look>

export type State = keyof typeof looks

/** The word alone, where it is to be chosen. */
export function stateLabel(state: State): string {
  return looks[state].label
}

/** The state of a person: word, icon, and only then a colour. */
export function StateMark({ state }: { readonly state: State }) {
  const { label, icon, tone } = looks[state]
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  )
}
