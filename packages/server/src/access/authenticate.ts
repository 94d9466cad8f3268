import type { Service } from '../context.ts'
import { Problem } from '../errors.ts'
import type { PersonPrincipal, Principal, ServiceAccountPrincipal, TokenPrincipal } from './principal.ts'
import { hashSecret } from './secret.ts'
import type { SessionRecord } from './session-cache.ts'
import type { TokenRecord } from './token-cache.ts'

export interface Credentials {
  /** The value of the session's cookie. */
  readonly cookie: string | undefined
  readonly authorization: string | undefined
}

export interface Authenticated {
  readonly principal: Principal
  /** Signed in with a password that somebody else set: nothing is open before a new one is chosen. */
  readonly mustChangePassword: boolean
  /** The password was right, and more is asked: nothing else is open before. */
  readonly awaits: 'second-factor' | null
}

const nothingFirst = { mustChangePassword: false, awaits: null } as const
const anonymous: Authenticated = { principal: { kind: 'anonymous' }, ...nothingFirst }

/** Who asks. A cookie that means nothing any more is nobody; a token that means nothing is refused, since a machine sent it. */
export async function authenticate(service: Service, credentials: Credentials): Promise<Authenticated> {
  if (credentials.authorization !== undefined) return authenticateToken(service, credentials.authorization)
  if (credentials.cookie === undefined || credentials.cookie === '') return anonymous
  const session = await liveSession(service, hashSecret(credentials.cookie))
  if (session === null) return anonymous
  const { mustChangePassword, awaits } = session
  service.activity.sessionSeen(session)
  return { principal: personOf(session), mustChangePassword, awaits }
}

/** The session with this hash of a secret, if a request with it would be somebody's. */
export async function liveSession(service: Service, hash: string): Promise<SessionRecord | null> {
  const now = service.clock.now()
  const isLive = (session: SessionRecord) =>
    session.userStatus === 'active' &&
    session.expiresAt > now &&
    service.activity.idleEnd(session.id, session.idleExpiresAt) > now
  // What the cache takes for idle may have been used on another node meanwhile: then the database knows better.
  const session = await service.sessions.find(hash, isLive)
  return session !== null && isLive(session) ? session : null
}

export function personOf(session: SessionRecord): PersonPrincipal {
  const { id: sessionId, userId, pinned, secondFactorAt, provedAt, methods, factors } = session
  return { kind: 'person', userId, sessionId, pinned, secondFactorAt, provedAt, methods, factors }
}

async function authenticateToken(service: Service, header: string): Promise<Authenticated> {
  const [, secret] = /^Bearer +(prt_[A-Za-z0-9_-]{20,200})$/i.exec(header) ?? []
  const token = secret === undefined ? null : await liveToken(service, hashSecret(secret))
  if (token === null) {
    throw new Problem('not-signed-in', {
      detail: 'This token is not valid: it was revoked, has ended, or never was one.',
    })
  }
  service.activity.tokenUsed(token.id)
  return { principal: tokenPrincipalOf(service, token), ...nothingFirst }
}

/** The same of a token. */
export async function liveToken(service: Service, hash: string): Promise<TokenRecord | null> {
  const token = await service.tokens.find(hash)
  const hasEnded = token?.expiresAt != null && token.expiresAt <= service.clock.now()
  return token?.ownerActive && !hasEnded ? token : null
}

export function tokenPrincipalOf(service: Service, token: TokenRecord): TokenPrincipal | ServiceAccountPrincipal {
  const { id: tokenId, scopeId, userId, serviceAccount } = token
  if (serviceAccount !== null) {
    const { id: serviceAccountId, role } = serviceAccount
    return { kind: 'service-account', serviceAccountId, tokenId, scopeId, role }
  }
  if (userId === null) throw new Error(`Token ${tokenId} belongs to nobody`)
  const permissions = token.permissions.flatMap((id) => service.policy().permission(id) ?? [])
  return { kind: 'token', userId, tokenId, scopeId, permissions }
}
