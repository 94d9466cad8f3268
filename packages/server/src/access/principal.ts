import type { Permission } from '@portreeve/engine'
import type { ScopeId, ServiceAccountId, SessionId, TokenId, UserId } from '../ids.ts'
import type { FactorKind } from './second-factor.ts'
import type { ViewAs } from './seen-as.ts'

/** Who asks. Every kind has its name in the audit log. */
export type Principal = PersonPrincipal | TokenPrincipal | ServiceAccountPrincipal | HostPrincipal | Anonymous

/** Somebody who signed in. */
export interface PersonPrincipal {
  readonly kind: 'person'
  readonly userId: UserId
  readonly sessionId: SessionId
  /** Role keys by scope id that this session keeps until it ends (A9). */
  readonly pinned: Readonly<Record<string, readonly string[]>>
  readonly secondFactorAt: Date | null
  /** When they last showed their password in this session. */
  readonly provedAt: Date
  /** How this session was proved. */
  readonly methods: readonly string[]
  /** The kinds of second factors that the person has. */
  readonly factors: readonly FactorKind[]
  /** Looks at one place as a role of it would, and changes nothing. */
  readonly viewAs?: ViewAs
}

/** A person's API token: what the token names and its owner's live role allows, in one scope. */
export interface TokenPrincipal {
  readonly kind: 'token'
  readonly userId: UserId
  readonly tokenId: TokenId
  readonly scopeId: ScopeId
  readonly permissions: readonly Permission[]
}

/** A machine with a role of its own in one scope (X13). */
export interface ServiceAccountPrincipal {
  readonly kind: 'service-account'
  readonly serviceAccountId: ServiceAccountId
  readonly tokenId: TokenId
  readonly scopeId: ScopeId
  readonly role: string
}

/** The server itself or a command on its host: set-up, recovery, import, export, blueprint changes, demo data, mails. */
export interface HostPrincipal {
  readonly kind: 'host'
  readonly name: 'set-up' | 'recover' | 'import' | 'export' | 'blueprint' | 'demo' | 'mail' | 'keys' | 'schedule'
}

export interface Anonymous {
  readonly kind: 'anonymous'
}
