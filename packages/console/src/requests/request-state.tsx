import {
  type Icon,
  IconCircleCheck,
  IconCircleX,
  IconClockHour4,
  IconClockX,
  IconCornerUpLeft,
} from '@tabler/icons-react'
import { Badge } from '../parts/badge.tsx'
import type { RequestState } from './requests.ts'

const looks = {
  open: { label: 'Open', icon: IconClockHour4, tone: 'waiting' },
  accepted: { label: 'Accepted', icon: IconCircleCheck, tone: 'good' },
  declined: { label: 'Declined', icon: IconCircleX, tone: 'refused' },
  expired: { label: 'Expired', icon: IconClockX, tone: 'quiet' },
  withdrawn: { label: 'Taken back', icon: IconCornerUpLeft, tone: 'quiet' },
} as const satisfies Record<RequestState, { label: string; icon: Icon; tone: string }>

export const stateChoices = Object.entries(looks).map(([value, { label }]) => ({ value, label }))

export function RequestStateMark({ state }: { readonly state: RequestState }) {
  const { label, icon, tone } = looks[state]
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  )
}
