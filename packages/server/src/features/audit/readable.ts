import type { Operation } from '@portreeve/engine'
import { questionFrom } from '../../access/deciding.ts'
import { mayOperate } from '../../access/may-operate.ts'
import type { Context } from '../../context.ts'
import type { Wall } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { ScopeId, TenantId, UserId } from '../../ids.ts'
import { type AuditArea, auditAreas } from './areas.ts'

/** What somebody may read in the audit log of a scope. */
export interface Readable {
  /** B15: who may not read members does not read of them here either. */
  readonly areas: readonly AuditArea[]
  /** C10: of a scope above the organizations, only what happened in one's own; `null` where there is nothing to keep apart. */
  readonly within: Within | null
  /** What is seen when people are named. */
  readonly names: Wall
}

interface Within {
  readonly organizations: readonly TenantId[]
  readonly reader: UserId | null
  /** Whether they may know people of other organizations, and so what those did in the name of none. */
  readonly knowsEverybody: boolean
}

export async function readableIn(context: Context, scope: ScopeId): Promise<Readable> {
  const { service, principal, wall } = context
  const areas: AuditArea[] = []
  for (const [area, operation] of Object.entries(auditAreas) as [AuditArea, Operation][]) {
    if (await mayOperate(service, principal, scope, operation)) areas.push(area)
  }
  const organization = (await service.scopes.find(scope))?.tenantId ?? null
  if (organization !== null || service.policy().tenancy !== 'multi' || principal.kind === 'host') {
    return { areas, within: null, names: wall }
  }
  const organizations = (await questionFrom(service, principal)).subject.organizations as readonly TenantId[]
  const reader = principal.kind === 'person' || principal.kind === 'token' ? principal.userId : null
  const knowsEverybody = areas.includes('person') || areas.includes('member')
  const names = knowsEverybody ? wall : { tenants: organizations, person: reader }
  return { areas, within: { organizations, reader, knowsEverybody }, names }
}

/** X5, for what takes long: whoever left one of these organizations meanwhile gets no more. Throws `not-allowed`. */
export async function requireStillWithin({ service, principal }: Context, { within }: Readable): Promise<void> {
  if (within === null) return
  const now = (await questionFrom(service, principal)).subject.organizations
  if (within.organizations.every((id) => now.includes(id))) return
  throw new Problem('not-allowed', { detail: 'You may no longer read all of this.' })
}
