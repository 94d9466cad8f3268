import { type Icon, IconAlertTriangle, IconCircleCheck, IconClockHour4, IconInbox } from '@tabler/icons-react'
import { Badge } from '../parts/badge.tsx'
import type { MailState } from './mails.ts'

const looks = {
  queued: { label: 'Queued', icon: IconClockHour4, tone: 'waiting' },
  sent: { label: 'Sent', icon: IconCircleCheck, tone: 'good' },
  failed: { label: 'Failed', icon: IconAlertTriangle, tone: 'refused' },
  kept: { label: 'Kept: no mail server', icon: IconInbox, tone: 'quiet' },
} as const satisfies Record<MailState, { label: string; icon: Icon; tone: string }>

export const stateChoices = Object.entries(looks).map(([value, { label }]) => ({ value, label }))

export const mailStates = Object.keys(looks) as MailState[]

export function MailStateMark({ state }: { readonly state: MailState }) {
  const { label, icon, tone } = looks[state]
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  )
}
