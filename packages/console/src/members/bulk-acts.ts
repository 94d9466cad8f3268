import type { MemberAct } from './member-acts.ts'
import type { Member } from './members.ts'

export type BulkAct = Extract<MemberAct, 'change-roles' | 'enable' | 'disable' | 'remove'>

export const bulkActs: readonly BulkAct[] = ['change-roles', 'enable', 'disable', 'remove']

type Chosen = Pick<Member, 'id' | 'status' | 'may'>

const needed = {
  'change-roles': 'changeRole',
  enable: 'enable',
  disable: 'disable',
  remove: 'remove',
} as const satisfies Record<BulkAct, keyof Member['may']>

/** Of those who are selected: whom the act is for, and whom not. */
export function sortedFor<Row extends Chosen>(act: BulkAct, selected: readonly Row[]) {
  const isFor = ({ may }: Row) => may[needed[act]]
  return { for: selected.filter(isFor), notFor: selected.filter((row) => !isFor(row)) }
}

/** Why an act is not for somebody who is selected. */
export function whyNotFor(act: BulkAct, { id, status }: Chosen, me: string): string {
  if (id === me) return 'that is you'
  if (act === 'disable' && status === 'disabled') return 'disabled already'
  if (act === 'enable' && status === 'active') return 'not disabled'
  return 'your role may not act on theirs'
}

/** @example peopleInWords(1) === '1 person' */
export function peopleInWords(count: number): string {
  return count === 1 ? '1 person' : `${count.toLocaleString()} people`
}
