import type { ScopedContext } from '../../context.ts'
import type { Snapshot } from './findings.ts'

/**
 * C10: what somebody shares widely is told by organization. Whoever reads a review of the whole platform learns it of their own
 * organizations only; `null`: of everything, since the place lies in one, or nobody is in any.
 */
export async function organizationsSeen({
  service,
  principal,
  scope,
}: ScopedContext): Promise<readonly string[] | null> {
  if (service.policy().tenancy !== 'multi' || scope.tenantId !== null) return null
  switch (principal.kind) {
    case 'person':
    case 'token':
      return (await service.grants.of(principal.userId))?.organizations ?? []
    case 'host':
      return null
    case 'service-account':
    case 'anonymous':
      return []
  }
}

/** How many things of theirs, as far as whoever reads it may know. */
export function sharesSeen({ sharesWidely = {} }: Snapshot, seen: readonly string[] | null): number {
  const shown = Object.entries(sharesWidely).filter(([organization]) => seen === null || seen.includes(organization))
  return shown.reduce((sum, [, count]) => sum + count, 0)
}
