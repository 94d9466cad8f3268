import type { Tx } from '../../db/database.ts'
import * as schema from '../../db/schema.ts'
import {
  type ClaimId,
  type EventId,
  type FactorId,
  type InvitationId,
  type LinkId,
  type MessageId,
  platformId,
  type RequestId,
  type ResourceId,
  type ReviewId,
  type ScopeId,
  type ServiceAccountId,
  type SessionId,
  type SignUpId,
  type TokenId,
  type UserId,
  type VersionId,
} from '../../ids.ts'

const id = (n: number) => `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`
const at = new Date('2026-03-01T12:34:56.789Z')
const later = new Date('2027-03-01T00:00:00.001Z')
const nil = '00000000-0000-0000-0000-000000000000'

export const organization = id(1) as ScopeId
const person = (n: number) => id(1000 + n) as UserId
const hash = (n: number) => String(n).padStart(64, '0')

/** More people than one batch, and at least one row with something unusual in it in every table. */
export async function fillEveryTable(tx: Tx): Promise<void> {
  await tx.insert(schema.deployment).values({
    ...{ id: 1, installation: id(9), name: 'Nordlicht', blueprintId: 'starter', blueprint: { id: 'starter', n: 1.5 } },
    ...{ tenancy: null, demo: false, createdAt: at, setUpAt: at },
  })
  await tx.insert(schema.setUpLinks).values({ tokenHash: hash(1), createdAt: at, expiresAt: later, usedAt: null })
  const people = Array.from({ length: 1203 }, (_, n) => ({
    ...{ id: person(n), population: 'people', email: `p${n}@example.com`, emailKey: `p${n}@example.com` },
    ...{ emailProvedAt: n % 2 ? at : null, name: `Žofia ${n} \u2028 "\\" 😀`, nameKey: `žofia ${n}` },
    ...{
      status: 'active' as const,
      passwordHash: n ? '$argon2id$…' : null,
      attributes: { level: n, big: 1e300, yes: true },
    },
    ...{ externalId: n % 3 ? `x${n}` : null, createdAt: at },
  }))
  for (let from = 0; from < people.length; from += 400)
    await tx.insert(schema.users).values(people.slice(from, from + 400))
  const scope = { type: 'organization', status: 'active', createdAt: at, tenantId: organization }
  await tx.insert(schema.scopes).values([
    {
      ...scope,
      id: organization,
      parentId: platformId,
      name: 'Nordlicht 株式会社',
      nameKey: 'nordlicht',
      profile: { a: [1, null] },
    },
    { ...scope, id: id(2) as ScopeId, type: 'team', parentId: organization, name: 'A\nB', nameKey: 'a b' },
  ])
  const here = { scopeId: organization, tenantId: organization }
  await tx
    .insert(schema.memberships)
    .values(
      people
        .slice(0, 40)
        .map(({ id: userId }) => ({ ...here, userId, status: 'active' as const, since: at, by: 'host:demo' })),
    )
  await tx.insert(schema.assignments).values({
    ...{ ...here, userId: person(1), role: 'organization:owner', grantedBy: 'host:demo', grantedAt: at },
    ...{ reason: 'because', expiresAt: later },
  })
  await tx.insert(schema.invitations).values({
    ...{
      ...here,
      id: id(3) as InvitationId,
      email: 'ö@example.com',
      emailKey: 'ö@example.com',
      role: 'organization:member',
    },
    ...{ tokenHash: hash(2), invitedBy: person(1), createdAt: at, expiresAt: later },
  })
  await tx.insert(schema.credentialLinks).values({
    ...{ id: id(12) as LinkId, kind: 'set-password', userId: person(2), tokenHash: hash(8), email: 'ü@example.com' },
    ...{ issuedBy: `person:${person(1)}`, createdAt: at, expiresAt: later },
  })
  await tx.insert(schema.scopeClaims).values({
    ...{ ...here, id: id(13) as ClaimId, userId: person(1), role: 'organization:owner', state: 'objected' },
    ...{ createdAt: at, dueAt: later, decidedBy: `person:${person(2)}`, decidedAt: later },
  })
  await tx.insert(schema.messages).values({
    ...{ ...here, id: id(14) as MessageId, kind: 'test', userId: person(1), toName: 'Ž "x"', toEmail: 'ö@example.com' },
    ...{ values: { by: null }, secret: 'c2VjcmV0', state: 'queued', attempts: 2, lastError: '451 later' },
    ...{ createdAt: at, dueAt: later },
  })
  await tx.insert(schema.accessRequests).values({
    ...{ ...here, id: id(11) as RequestId, userId: person(41), permission: null, note: 'Please — ありがとう\n"now"' },
    ...{ state: 'declined', createdAt: at, expiresAt: later, decidedBy: person(1), decidedAt: later, decisionNote: '' },
  })
  await tx.insert(schema.sessions).values({
    ...{ id: id(4) as SessionId, tokenHash: hash(3), userId: person(1), createdAt: at, lastSeenAt: at, provedAt: at },
    ...{ idleExpiresAt: later, expiresAt: later, pinned: { [organization]: ['organization:owner'] } },
  })
  await tx.insert(schema.serviceAccounts).values({
    ...{
      ...here,
      id: id(5) as ServiceAccountId,
      name: 'Build',
      role: 'organization:machine',
      madeBy: person(1),
      createdAt: at,
    },
  })
  await tx.insert(schema.apiTokens).values({
    ...{ ...here, id: id(6) as TokenId, userId: person(1), name: 'Laptop', permissions: ['a.b', 'c,d "e"', ''] },
    ...{ prefix: '0123abcd', tokenHash: hash(4), createdAt: at },
  })
  await tx.insert(schema.resources).values({
    ...{ ...here, id: id(7) as ResourceId, kind: 'app', ownerId: person(1), name: 'App', nameKey: 'app' },
    ...{ attributes: { size: 0.1, when: '2026-01-01T00:00:00Z' }, createdAt: at },
  })
  await tx.insert(schema.resourceShares).values({
    ...{ resourceId: id(7) as ResourceId, tenantId: organization, relation: 'viewer', userId: person(2) },
    ...{ organizationId: nil as ScopeId },
  })
  await tx.insert(schema.resourceTransfers).values({
    ...{ resourceId: id(7) as ResourceId, tenantId: organization, toUserId: person(2), offeredBy: person(1) },
    offeredAt: at,
  })
  await tx.insert(schema.auditEvents).values({
    ...{
      ...here,
      id: id(8) as EventId,
      at,
      action: 'scope.created',
      actorKind: 'host',
      targetKind: 'scope',
      requestId: 'r',
    },
    ...{ after: { n: 12345678901234, deep: [{}] }, commitment: hash(5), hash: hash(6) },
  })
  await tx
    .insert(schema.auditPersonal)
    .values({ eventId: id(8) as EventId, tenantId: organization, salt: 's', values: {} })
  await tx.insert(schema.auditSeals).values({
    ...{ ...here, number: 1, eventId: id(8) as EventId, chainHash: hash(7), sealedAt: at },
  })
  await tx
    .insert(schema.auditHeads)
    .values({ scopeId: organization, number: 1, eventId: id(8) as EventId, chainHash: hash(7), changedAt: at })
  await tx.insert(schema.auditKeys).values({ id: 1, publicKey: 'MCow', privateKey: 'MC4C', createdAt: at })
  await tx
    .insert(schema.securityEvents)
    .values({ id: id(10) as EventId, at, kind: 'sign-in', requestId: 'r', detail: {} })
  await tx.insert(schema.settings).values({
    ...{ ...here, area: 'second-factor', population: 'people', version: 3, document: { required: 'all' } },
    ...{ changedAt: at, changedBy: 'p' },
  })
  await tx.insert(schema.permissionUse).values({ ...here, userId: person(1), permission: 'a.b', lastUsedAt: at })
  await tx.insert(schema.tries).values({
    ...{ key: hash(8), userId: person(1), count: 10, firstAt: at, lastAt: at, lastIp: '203.0.113.5' },
    ...{ closedUntil: at, toldAt: at },
  })
  await tx.insert(schema.knownDevices).values({
    ...{ userId: person(1), deviceHash: hash(9), lastUsedAt: at, factorUntil: at, factorKind: 'authenticator' },
  })
  await tx.insert(schema.factors).values({
    ...{
      id: id(11) as FactorId,
      userId: person(1),
      kind: 'passkey',
      label: 'Schlüssel',
      secret: 'k:c2VhbGVk',
      lastStep: 5,
    },
    ...{ credentialId: 'Y3JlZA', publicKey: 'cGs', counter: 1, transports: ['usb', 'nfc'], backedUp: false },
    ...{ createdAt: at, provedAt: at, lastUsedAt: at },
  })
  await tx.insert(schema.recoveryCodes).values({ userId: person(1), codeHash: hash(10), createdAt: at, usedAt: at })
  await tx.insert(schema.challenges).values({
    ...{ hash: hash(11), kind: 'email-code', userId: person(1), sessionId: id(12) as SessionId, secret: 'k:Y29kZQ' },
    ...{ wrongAnswers: 1, createdAt: at, expiresAt: at },
  })
  await tx.insert(schema.identities).values({
    ...{
      userId: person(1),
      provider: 'google',
      issuer: 'https://accounts.example',
      subject: '42',
      population: 'people',
    },
    ...{ email: 'a@b.example', linkedAt: at, lastUsedAt: at },
  })
  await tx.insert(schema.linkAsks).values({
    ...{ id: id(13), kind: 'reset-password', population: 'people', emailKey: 'a@b.example', next: '/', ip: '::1' },
    askedAt: at,
  })
  await tx.insert(schema.signUps).values({
    ...{
      id: id(14) as SignUpId,
      tokenHash: hash(12),
      population: 'people',
      email: 'Ä@b.example',
      emailKey: 'ä@b.example',
    },
    ...{ ip: '::1', askedAt: at, answeredAt: at, expiresAt: at },
  })
  await tx.insert(schema.scopeDrafts).values({
    ...{ userId: person(1), parentId: organization, type: 'team', document: { step: 1 }, changedAt: at },
  })
  await tx.insert(schema.resources).values(
    [15, 17].map((n) => ({
      ...{ ...here, id: id(n) as ResourceId, kind: 'app', ownerId: person(1), name: 'Ampel', nameKey: 'ampel' },
      ...{ attributes: {}, createdAt: at },
    })),
  )
  await tx.insert(schema.apps).values({
    ...{ id: id(15) as ResourceId, ...here, name: 'Ampel', nameKey: 'ampel', type: 'public', state: 'in-review' },
    ...{ latestVersion: '1.0.0', externalId: 'old-1', createdAt: at, createdBy: 'p', changedAt: at },
  })
  await tx.insert(schema.appVersions).values({
    ...{ id: id(16) as VersionId, appId: id(15) as ResourceId, tenantId: organization, version: '1.0.0' },
    ...{ major: 1, minor: 0, patch: 0, state: 'in-review', manifest: { modules: ['crm'] }, sha256: hash(13) },
    ...{ size: 104_857_600, uploadedBy: 'p', uploadedAt: at },
  })
  await tx.insert(schema.appSubmissions).values({
    ...{ id: id(17) as ResourceId, appId: id(15) as ResourceId, versionId: id(16) as VersionId, sha256: hash(13) },
    ...{ tenantId: organization, state: 'waiting', submittedBy: person(1), submittedAt: at },
  })
  await tx.insert(schema.accessReviews).values({
    ...{ id: id(18) as ReviewId, ...here, name: 'Herbst', state: 'open', openedBy: 'p', openedAt: at, dueAt: at },
    inactiveDays: 90,
  })
  await tx.insert(schema.accessReviewItems).values({
    ...{ reviewId: id(18) as ReviewId, tenantId: organization, userId: person(1), role: 'team:owner', nameKey: 'a' },
    ...{ snapshot: { name: 'Ä' }, findings: ['unused'], decision: 'keep', decidedBy: person(1), decidedAt: at },
  })
  await tx.insert(schema.reviewSchedules).values({
    ...{ scopeId: organization, tenantId: organization, every: 'quarter', dueDays: 30, inactiveDays: 90 },
    nextAt: later,
  })
}
