import { v7 } from 'uuid'
import type { Clock } from './clock.ts'

/** Written as text rather than as a symbol: declarations of other modules must be able to spell it out. */
type Id<Name extends string> = string & { readonly '#of': Name }

export type UserId = Id<'user'>
export type ScopeId = Id<'scope'>
/** The root organization that a row belongs to: a scope whose type is a tenant. */
export type TenantId = Id<'scope'>
export type SessionId = Id<'session'>
export type TokenId = Id<'token'>
export type ServiceAccountId = Id<'service-account'>
export type InvitationId = Id<'invitation'>
export type LinkId = Id<'link'>
export type FactorId = Id<'factor'>
export type ClaimId = Id<'claim'>
export type MessageId = Id<'message'>
export type RequestId = Id<'request'>
export type ResourceId = Id<'resource'>
export type VersionId = Id<'version'>
export type ReviewId = Id<'review'>
export type SignUpId = Id<'sign-up'>
export type EventId = Id<'event'>

/** The platform is a row like every other scope, so that it can be locked and counted. On the wire it is `null`. */
export const platformId = '00000000-0000-7000-8000-000000000000' as ScopeId

let last = { msecs: 0, seq: 0 }

/** A new UUIDv7: sorts by the time of the injected clock, and within one millisecond in the order in which this node made them. */
export function newId<Type extends Id<string>>(clock: Clock): Type {
  const msecs = clock.now().getTime()
  last = { msecs, seq: msecs === last.msecs ? (last.seq + 1) >>> 0 : 0 }
  return v7(last) as Type
}
