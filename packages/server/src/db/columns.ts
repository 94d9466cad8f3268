import { customType, jsonb, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { ScopeId, TenantId, UserId } from '../ids.ts'

/** SHA-256 of a secret, as hex text (the embedded database's binary values cost a copy each). */
export type Hash = string

export const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })
export const userId = (name: string) => uuid(name).$type<UserId>()
export const scopeId = (name: string) => uuid(name).$type<ScopeId>()
export const tenantId = () => uuid('tenant_id').$type<TenantId>()
export const json = <Value>(name: string) => jsonb(name).$type<Value>()

/** Text that is compared byte by byte, on every database alike: keys made by `textKey`. */
export const key = customType<{ data: string }>({ dataType: () => 'text collate "C"' })
