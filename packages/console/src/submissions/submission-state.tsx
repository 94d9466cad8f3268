import {
  type Icon,
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleX,
  IconClockHour4,
  IconCornerUpLeft,
} from '@tabler/icons-react'
import { Badge } from '../parts/badge.tsx'
import type { SubmissionState } from './submissions.ts'

const looks = {
  waiting: { label: 'Waiting', icon: IconClockHour4, tone: 'waiting' },
  approved: { label: 'Approved', icon: IconCircleCheck, tone: 'good' },
  'changes-requested': { label: 'Changes requested', icon: IconArrowBackUp, tone: 'waiting' },
  rejected: { label: 'Rejected', icon: IconCircleX, tone: 'refused' },
  withdrawn: { label: 'Withdrawn', icon: IconCornerUpLeft, tone: 'quiet' },
} as const satisfies Record<SubmissionState, { label: string; icon: Icon; tone: string }>

export const stateChoices = Object.entries(looks).map(([value, { label }]) => ({ value, label }))

export function SubmissionStateMark({ state }: { readonly state: SubmissionState }) {
  const { label, icon, tone } = looks[state]
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  )
}
