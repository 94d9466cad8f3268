import type { Role } from '@portreeve/engine'
import type { Door } from './doors.ts'

/** What may be worth a second look about somebody's place, in the order in which it is told. The console has the sentences. */
export const findings = [
  'manages',
  'archived',
  'still-open',
  'disabled',
  'never-active',
  'inactive',
  'unused',
  'adds-nothing',
  'no-role',
  'no-reason',
  'shares-widely',
  'ends-soon',
  'guest',
  'sponsor-gone',
] as const

export type Finding = (typeof findings)[number]

/** What a line says about somebody at the moment when the review began. Moments as text: this is how it is kept. */
export interface Snapshot {
  readonly name: string
  readonly email: string
  /** The role's name then: a role can be renamed or go. */
  readonly roleLabel: string | null
  readonly reason: string | null
  readonly since: string
  readonly givenBy: { readonly kind: string; readonly name: string | null }
  readonly until: string | null
  readonly membership: 'active' | 'disabled'
  readonly account: 'active' | 'archived' | 'blocked'
  readonly lastActiveAt: string | null
  /** When something was used last that no other role of theirs here allows. */
  readonly lastUsedAt: string | null
  /** What still let them in although the account is closed or the member disabled (C14: tried, not assumed). */
  readonly doors?: readonly Door[]
  /** How many things of theirs a whole organization or more than ten people have, by the organization they are in. */
  readonly sharesWidely?: Readonly<Record<string, number>>
  readonly sponsor: { readonly name: string; readonly isActive: boolean } | null
}

/** C14: what a role allows that no other role of theirs does. */
export function addedBy(role: Role, others: readonly Role[]): readonly string[] {
  const elsewhere = new Set(others.flatMap(({ grants }) => grants.map(({ permission }) => permission.id)))
  return [...new Set(role.grants.map(({ permission }) => permission.id))].filter((id) => !elsewhere.has(id))
}

interface Facts {
  readonly snapshot: Snapshot
  readonly role: Role | null
  readonly administrative: boolean
  /** Permissions that the role alone gives. */
  readonly adds: readonly string[]
  readonly now: Date
  /** Not active for so many days counts as inactive. */
  readonly inactiveDays: number
}

const dayMs = 24 * 60 * 60_000
const soonDays = 30

export function findingsOf({ snapshot, role, administrative, adds, now, inactiveDays }: Facts): Finding[] {
  const { lastActiveAt, lastUsedAt, until, sponsor } = snapshot
  const longAgo = (at: string) => Date.parse(at) < now.getTime() - inactiveDays * dayMs
  const found: Readonly<Record<Finding, boolean>> = {
    manages: administrative,
    archived: snapshot.account !== 'active',
    'still-open': (snapshot.doors ?? []).length > 0,
    disabled: snapshot.membership === 'disabled',
    'never-active': lastActiveAt === null,
    inactive: lastActiveAt !== null && longAgo(lastActiveAt),
    unused: adds.length > 0 && (lastUsedAt === null || longAgo(lastUsedAt)),
    'adds-nothing': role !== null && !role.kept && adds.length === 0 && role.grants.length > 0,
    'no-role': role === null,
    'no-reason': role?.reasonRequired === true && snapshot.reason === null,
    'shares-widely': Object.keys(snapshot.sharesWidely ?? {}).length > 0,
    'ends-soon': until !== null && Date.parse(until) < now.getTime() + soonDays * dayMs,
    guest: sponsor !== null,
    'sponsor-gone': sponsor !== null && !sponsor.isActive,
  }
  return findings.filter((finding) => found[finding])
}
