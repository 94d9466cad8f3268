import type { Problem } from '@portreeve/sdk'
import { NeededPage } from './needed-page.tsx'
import type { FactorKind } from './rules.ts'

/** What a `second-factor-needed` says besides its sentence. */
interface NeededMembers {
  readonly need?: 'prove' | 'enrol'
  readonly methods?: readonly FactorKind[]
  readonly scope?: string
}

const platform = '00000000-0000-7000-8000-000000000000'

/** A page that was refused for want of a second factor. */
export function NeededProblem({ problem }: { readonly problem: Problem }) {
  const { need = 'prove', methods = [], scope } = problem.members as NeededMembers
  const place = scope === undefined || scope === platform ? 'platform' : scope
  return <NeededPage missing={need} methods={methods} place={place} requestId={problem.requestId} />
}
