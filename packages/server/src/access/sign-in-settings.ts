import { durationMs } from '@portreeve/engine'
import { and, eq } from 'drizzle-orm'
import type { ProviderConfig } from '../config.ts'
import type { Service } from '../context.ts'
import type { Tx } from '../db/database.ts'
import { settings } from '../db/schema.ts'
import { Problem } from '../errors.ts'

/** How the people of a population sign in, as it is kept in `settings`. Holds from the very next sign-in on (B7). */
export interface SignInSettings {
  readonly password: boolean
  /** By a link to one's mailbox. */
  readonly link: boolean
  /** The outside providers that may be used, of those that the deployment has. */
  readonly providers: 'all' | readonly string[]
  /** Nobody comes in before the address is proved. */
  readonly confirmedEmail: boolean
  /** Whoever has no account makes one. Counts only where the blueprint says what they make. */
  readonly signUp: boolean
  readonly sessions: {
    readonly longestMinutes: number
    readonly idleMinutes: number
    /** `sign-in`: the length of a session counts from there alone, however long it rests. */
    readonly countFrom: 'sign-in' | 'last-activity'
  }
}

export function usualSignInSettings({ policy }: Pick<Service, 'policy'>): SignInSettings {
  const { longest, idle } = policy().blueprint.sessions
  return {
    ...{ password: true, link: false, providers: 'all', confirmedEmail: false },
    signUp: policy().blueprint.signUp !== undefined,
    sessions: {
      longestMinutes: durationMs(longest) / 60_000,
      idleMinutes: durationMs(idle) / 60_000,
      countFrom: 'last-activity',
    },
  }
}

/** As they are now, for a population. One scope at most looks after how it signs in. */
export async function signInSettings(tx: Tx, service: Service, population: string): Promise<SignInSettings> {
  const [row] = await tx
    .select({ document: settings.document })
    .from(settings)
    .where(and(eq(settings.area, 'sign-in'), eq(settings.population, population)))
  return { ...usualSignInSettings(service), ...(row?.document as Partial<SignInSettings> | undefined) }
}

/** Those of the deployment's outside providers that let people of the population in. */
export function openProviders(
  { config }: Pick<Service, 'config'>,
  population: string,
  { providers }: Pick<SignInSettings, 'providers'>,
): readonly ProviderConfig[] {
  return config.providers.filter(
    ({ id, population: only }) =>
      (only === null || only === population) && (providers === 'all' || providers.includes(id)),
  )
}

/** Told to everybody alike, whoever they say that they are (X8). */
export function wayClosed(): Problem {
  return new Problem('way-closed', {
    detail: 'Nobody signs in this way here. Choose one of the other ways on the sign-in page.',
  })
}
