import type { InvitationResult } from './invitations.ts'

type Outcome = Pick<InvitationResult, 'outcome'>

/** @example resultsTitle([{ outcome: 'added' }, { outcome: 'refused' }]) === '1 added, 1 refused' */
export function resultsTitle(results: readonly Outcome[]): string {
  const count = (outcome: Outcome['outcome']) => results.filter((result) => result.outcome === outcome).length
  const parts = (['added', 'invited', 'refused'] as const).map((outcome) => `${count(outcome)} ${outcome}`)
  return parts.filter((part) => !part.startsWith('0 ')).join(', ')
}
