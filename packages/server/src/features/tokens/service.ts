import type { Permission } from '@portreeve/engine'
import { requireMayActOn, requireMayCarry } from '../../access/ceiling.ts'
import { lockScope, type ScopeRow } from '../../access/scopes.ts'
import type { Context, ScopedContext } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import { newId, type ScopeId, type TokenId, type UserId } from '../../ids.ts'
import { type AuditEvent, change } from '../audit/change.ts'
import {
  countTokensOf,
  endToken,
  endTokensOf,
  insertToken,
  listResumable,
  listTokens,
  type Owner,
  type Page,
  type StoredToken,
} from './queries.ts'
import { tellOfToken } from './tell-of-token.ts'
import { newTokenSecret } from './token-secret.ts'

/** A token as lists show it: never the secret, which nobody has any more. */
export interface Token {
  readonly id: TokenId
  readonly scopeId: ScopeId
  readonly name: string
  readonly permissions: readonly string[]
  readonly prefix: string
  readonly createdAt: Date
  readonly expiresAt: Date | null
  readonly lastUsedAt: Date | null
}

export interface NewToken {
  readonly name: string
  readonly permissions: readonly string[]
  readonly expiresInDays: number
}

/**
 * An API token of the signed-in person, for one scope (A15, X13): at most what they may do there themselves, and at every
 * use no more than they may do then. Throws `above-your-role`, `session-needed`, `invalid-input`.
 */
export async function createToken(
  context: ScopedContext,
  input: NewToken,
): Promise<Token & { readonly token: string }> {
  const { principal, scope } = context
  if (principal.kind !== 'person') throw signInFirst()
  const permissions = carried(context, input.permissions)
  return change(context, async (tx) => {
    // Cutting the maker off takes the scope too: it ends this token, or comes first and leaves nothing to carry (X5).
    await lockScope(tx, scope.id)
    await requireMayCarry(tx, context, scope.id, permissions, 'token')
    const ids = permissions.map(({ id }) => id)
    return mint(tx, context, scope, { userId: principal.userId }, { ...input, permissions: ids })
  })
}

function signInFirst(): Problem {
  return new Problem('session-needed', { detail: 'Tokens are made by a person who has signed in, not with a token.' })
}

/** Every problem of the list at once. */
function carried(context: Context, ids: readonly string[]): readonly Permission[] {
  const policy = context.service.policy()
  const errors = ids.flatMap((id, index) => {
    const permission = policy.permission(id)
    if (permission && !permission.sessionOnly) return []
    const message = permission
      ? `No token carries “${permission.label}”: it takes a person who has signed in.`
      : `There is no permission “${id}”.`
    return [{ field: `permissions.${index}`, message }]
  })
  if (errors.length > 0)
    throw new Problem('invalid-input', { detail: errors.map(({ message }) => message).join(' '), errors })
  return [...new Set(ids)].flatMap((id) => policy.permission(id) ?? [])
}

const dayMs = 24 * 60 * 60 * 1000

/** Makes the token inside a transaction of `change`. Whether its owner may have it the caller has checked. */
export async function mint(
  tx: Tx,
  context: Context,
  scope: Pick<ScopeRow, 'id' | 'tenantId'>,
  owner: Pick<StoredToken, 'userId'> | Pick<StoredToken, 'serviceAccountId'>,
  input: Omit<NewToken, 'expiresInDays'> & { readonly expiresInDays: number | null },
): Promise<{ readonly result: Token & { readonly token: string }; readonly event: AuditEvent }> {
  const { clock } = context.service
  const { token, prefix, tokenHash } = newTokenSecret()
  const createdAt = clock.now()
  const shown: Token = {
    id: newId<TokenId>(clock),
    scopeId: scope.id,
    name: input.name,
    permissions: input.permissions,
    prefix,
    createdAt,
    expiresAt: input.expiresInDays === null ? null : new Date(createdAt.getTime() + input.expiresInDays * dayMs),
    lastUsedAt: null,
  }
  await insertToken(tx, {
    ...shown,
    ...owner,
    permissions: [...shown.permissions],
    tenantId: scope.tenantId,
    tokenHash,
  })
  await tellOfToken(tx, context, scope.id, shown, 'userId' in owner ? owner.userId : null)
  const { id, permissions, expiresAt } = shown
  const event: AuditEvent = {
    action: 'token.created',
    scope: scope.id,
    target: { kind: 'token', id },
    after: { prefix, permissions, expiresAt, ...owner },
    personal: { name: input.name },
  }
  return { result: { ...shown, token }, event }
}

/** The signed-in person's own tokens, everywhere. */
export async function listOwnTokens(context: Context, page: Page): Promise<readonly Token[]> {
  return context.service.database.read(context.wall, async (tx) =>
    (await listTokens(tx, { userId: personOf(context) }, page)).map(shown),
  )
}

/** Revokes a token of one's own. Nothing is checked but that: also whoever lost their place there may end what is theirs. */
export async function revokeOwnToken(context: Context, tokenId: TokenId): Promise<void> {
  const userId = personOf(context)
  // The scope may lie in an organization that the person has left, whose wall would hide where the event belongs.
  await revoke({ ...context, wall: { tenants: 'all', person: userId } }, { userId }, tokenId)
}

export function listMemberTokens(context: ScopedContext, userId: UserId, page: Page): Promise<readonly Token[]> {
  const owner = { userId, scopeId: context.scope.id }
  return context.service.database.read(context.wall, async (tx) => (await listTokens(tx, owner, page)).map(shown))
}

/** What ended when a member was disabled, and can work again when they are enabled (A15). */
export function listResumableTokens(context: ScopedContext, userId: UserId, page: Page): Promise<readonly Token[]> {
  const now = context.service.clock.now()
  return context.service.database.read(context.wall, async (tx) =>
    (await listResumable(tx, userId, context.scope.id, now, page)).map(shown),
  )
}

/** Revokes a member's token of this scope: for whoever may manage that member (A15, X2). */
export async function revokeMemberToken(context: ScopedContext, userId: UserId, tokenId: TokenId): Promise<void> {
  const scopeId = context.scope.id
  await revoke(context, { userId, scopeId }, tokenId, (tx) => requireMayActOn(tx, context, scopeId, userId))
}

/** `allow`: what must be checked in the same transaction; it throws. */
export async function revoke(
  context: Context,
  owner: Owner,
  tokenId: TokenId,
  allow: (tx: Tx) => Promise<void> = async () => {},
): Promise<void> {
  await change(context, async (tx) => {
    await allow(tx)
    const token = await endToken(tx, owner, tokenId, context.service.clock.now())
    if (!token) throw new Problem('not-found', { detail: 'There is no such token, or it was revoked before.' })
    const { id, scopeId, prefix, userId, serviceAccountId, name } = token
    return {
      result: undefined,
      event: {
        action: 'token.revoked',
        scope: scopeId,
        target: { kind: 'token', id },
        before: { prefix, ...(userId ? { userId } : { serviceAccountId }) },
        personal: { name },
      },
    }
  })
}

/** A machine's tokens, and their end: for the feature that owns machines. */
export async function listMachineTokens(tx: Tx, owner: Owner, page: Page): Promise<readonly Token[]> {
  return (await listTokens(tx, owner, page)).map(shown)
}

export { countTokensOf as countMachineTokens, endTokensOf as endMachineTokens }

function shown({ id, scopeId, name, permissions, prefix, createdAt, expiresAt, lastUsedAt }: StoredToken): Token {
  return { id, scopeId, name, permissions, prefix, createdAt, expiresAt, lastUsedAt }
}

function personOf({ principal }: Context): UserId {
  if (principal.kind !== 'person') throw signInFirst()
  return principal.userId
}
