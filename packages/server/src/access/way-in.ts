import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Service } from '../context.ts'
import type { Tx } from '../db/database.ts'
import { identities, settings, users } from '../db/schema.ts'
import type { UserId } from '../ids.ts'
import { openProviders, type SignInSettings, usualSignInSettings } from './sign-in-settings.ts'

/** What somebody has to sign in by. */
export interface Credentials
  extends Pick<
    typeof users.$inferSelect,
    'population' | 'passwordHash' | 'passwordExpiresAt' | 'emailProvedAt' | 'factors'
  > {
  /** The outside providers that they have linked. */
  readonly providers: readonly string[]
}

/** Whether the person can sign in by anything now. Whether their account is active is asked elsewhere. */
export function hasWayIn(service: Service, person: Credentials, said: SignInSettings): boolean {
  const { clock, config } = service
  // The demo's people sign in with one click and have no password.
  if (config.demo) return true
  const { passwordHash, passwordExpiresAt } = person
  // A temporary one ends, and is nothing from then on (C3).
  const hasPassword = passwordHash !== null && (passwordExpiresAt === null || passwordExpiresAt > clock.now())
  return (
    (said.password && hasPassword) ||
    person.factors.includes('passkey') ||
    (said.link && config.mail !== null && person.emailProvedAt !== null) ||
    openProviders(service, person.population, said).some(({ id }) => person.providers.includes(id))
  )
}

/** Settings that are not saved yet, and whose they would be. */
export interface SettingsTried {
  readonly population: string
  readonly settings: SignInSettings
}

/** Those of the people who can sign in by anything, as the settings are now or would be. */
export async function peopleWithWayIn(
  tx: Tx,
  service: Service,
  people: readonly UserId[],
  tried?: SettingsTried,
): Promise<ReadonlySet<UserId>> {
  if (people.length === 0) return new Set()
  const rows = await credentialsOf(tx, people)
  const said = await tx
    .select({ population: settings.population, document: settings.document })
    .from(settings)
    .where(
      and(eq(settings.area, 'sign-in'), inArray(settings.population, [...new Set(rows.map((row) => row.population))])),
    )
  const usual = usualSignInSettings(service)
  const saidFor = (population: string): SignInSettings => {
    if (tried?.population === population) return tried.settings
    const found = said.find((row) => row.population === population)
    return { ...usual, ...(found?.document as Partial<SignInSettings> | undefined) }
  }
  return new Set(rows.flatMap((row) => (hasWayIn(service, row, saidFor(row.population)) ? [row.id] : [])))
}

/** As far as the transaction may see the people. */
export async function credentialsOf(
  tx: Tx,
  people: readonly UserId[],
): Promise<readonly (Credentials & { readonly id: UserId })[]> {
  const { id, population, passwordHash, passwordExpiresAt, emailProvedAt, factors } = users
  const rows = await tx
    .select({ id, population, passwordHash, passwordExpiresAt, emailProvedAt, factors })
    .from(users)
    .where(inArray(users.id, [...people]))
  const linked = await tx
    .select({ userId: identities.userId, providers: sql<string[]>`array_agg(${identities.provider})` })
    .from(identities)
    .where(inArray(identities.userId, [...people]))
    .groupBy(identities.userId)
  const providersOf = new Map(linked.map(({ userId, providers }) => [userId, providers]))
  return rows.map((row) => ({ ...row, providers: providersOf.get(row.id) ?? [] }))
}
