import type { Operation } from '@portreeve/engine'
import { mayOperate } from '../../access/may-operate.ts'
import type { Context } from '../../context.ts'
import type { ScopeId } from '../../ids.ts'
import { type AuditArea, auditAreas } from './areas.ts'

/** What the asker may read about in the audit log of a scope (B15): who may not read members does not read of them here either. */
export async function readableAreas({ service, principal }: Context, scope: ScopeId): Promise<readonly AuditArea[]> {
  const areas: AuditArea[] = []
  for (const [area, operation] of Object.entries(auditAreas) as [AuditArea, Operation][]) {
    if (await mayOperate(service, principal, scope, operation)) areas.push(area)
  }
  return areas
}
