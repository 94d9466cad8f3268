import {
  type Icon,
  IconArrowsExchange,
  IconCircleCheck,
  IconCircleMinus,
  IconClockHour4,
  IconClockX,
  IconUserOff,
  IconX,
} from '@tabler/icons-react'
import { Badge } from '../parts/badge.tsx'
import type { InvitationState } from './invitations.ts'

interface Look {
  readonly label: string
  readonly icon: Icon
  readonly tone: 'quiet' | 'good' | 'waiting' | 'refused'
}

const looks: Readonly<Record<InvitationState, Look>> = {
  waiting: { label: 'Invited', icon: IconClockHour4, tone: 'waiting' },
  expired: { label: 'Expired', icon: IconClockX, tone: 'quiet' },
  accepted: { label: 'Accepted', icon: IconCircleCheck, tone: 'good' },
  revoked: { label: 'Withdrawn', icon: IconCircleMinus, tone: 'quiet' },
  replaced: { label: 'Replaced', icon: IconArrowsExchange, tone: 'quiet' },
  declined: { label: 'Declined', icon: IconX, tone: 'refused' },
  'cut-off': { label: 'Ended with their removal', icon: IconUserOff, tone: 'quiet' },
}

export function InvitationStateMark({ state }: { readonly state: InvitationState }) {
  const { label, icon, tone } = looks[state]
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  )
}
