import {
  type Icon,
  IconArchive,
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconClockHour4,
  IconFlask,
  IconPencil,
} from '@tabler/icons-react'
import { Badge } from '../parts/badge.tsx'
import type { AppState } from './apps.ts'

const looks = {
  empty: { label: 'No version yet', icon: IconCircleDashed, tone: 'quiet' },
  draft: { label: 'Draft', icon: IconPencil, tone: 'quiet' },
  test: { label: 'Under test', icon: IconFlask, tone: 'waiting' },
  'in-review': { label: 'In review', icon: IconClockHour4, tone: 'waiting' },
  'changes-requested': { label: 'Changes requested', icon: IconArrowBackUp, tone: 'waiting' },
  rejected: { label: 'Rejected', icon: IconCircleX, tone: 'refused' },
  published: { label: 'Published', icon: IconCircleCheck, tone: 'good' },
  retired: { label: 'Retired', icon: IconArchive, tone: 'quiet' },
} as const satisfies Record<AppState, { label: string; icon: Icon; tone: string }>

export const appStates = Object.keys(looks) as readonly AppState[]
export const stateChoices = appStates.map((value) => ({ value, label: looks[value].label }))

/** Where an app or one of its versions stands. */
export function AppStateMark({ state }: { readonly state: AppState }) {
  const { label, icon, tone } = looks[state]
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  )
}
