import { desc, sql } from 'drizzle-orm'
import type { Service } from '../../context.ts'
import { auditEvents } from '../../db/schema.ts'

const everywhere = { tenants: 'all', person: null } as const

export async function auditCount(service: Service): Promise<number> {
  return service.database.read(everywhere, (tx) => tx.$count(auditEvents))
}

export async function lastAuditEvent(service: Service) {
  const [event] = await service.database.read(everywhere, (tx) =>
    tx.select().from(auditEvents).orderBy(desc(auditEvents.id), desc(sql`ctid`)).limit(1),
  )
  return event
}
