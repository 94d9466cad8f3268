import { knowsPasskeys } from '../passkeys/passkeys.ts'
import type { FactorKind, SecondStep } from './factors.ts'

/** What can be shown: a factor, or a code that stands for one. */
export type FactorWay = FactorKind | 'recovery-code'

const quickestFirst: readonly FactorKind[] = ['passkey', 'authenticator', 'email-code']

/** What the person can show in this browser, the quickest first. */
export function waysOf({ kinds, recoveryCodes }: Pick<SecondStep, 'kinds' | 'recoveryCodes'>): readonly FactorWay[] {
  const factors = quickestFirst.filter((kind) => kinds.includes(kind) && (kind !== 'passkey' || knowsPasskeys()))
  return recoveryCodes ? [...factors, 'recovery-code'] : factors
}
