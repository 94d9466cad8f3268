import { durationMs } from '@portreeve/engine'
import { openProviders, type SignInSettings } from '../../access/sign-in-settings.ts'
import type { Service } from '../../context.ts'
import { Problem } from '../../errors.ts'

export const minutesLeast = 5
const dayMinutes = 24 * 60
const daysMost = 90

/**
 * How long sessions of the population may be at most. Where a change of role waits for the next sign-in (A9) it must come soon: there
 * the blueprint says the most.
 */
export function longestMost({ policy }: Pick<Service, 'policy'>, population: string): number {
  const { blueprint, scopeTypes } = policy()
  const waits = scopeTypes.some(
    (type) => type.population === population && type.definition.roleChanges === 'next-session',
  )
  return waits ? durationMs(blueprint.sessions.longest) / 60_000 : daysMost * dayMinutes
}

/** Throws `invalid-input`, with each fault at its field. */
export function checkSettings(service: Service, population: string, settings: SignInSettings): void {
  const errors = faultsOf(service, population, settings)
  const [first] = errors
  if (first !== undefined) throw new Problem('invalid-input', { detail: first.message, errors })
}

interface Fault {
  readonly field: string
  readonly message: string
}

function faultsOf(service: Service, population: string, settings: SignInSettings): readonly Fault[] {
  const { longestMinutes, idleMinutes, countFrom } = settings.sessions
  const most = longestMost(service, population)
  const sendsMail = service.config.mail !== null
  const open = openProviders(service, population, settings)
  const unknown =
    settings.providers === 'all' ? [] : settings.providers.filter((id) => !open.some((provider) => provider.id === id))
  const faults: (Fault | false)[] = [
    unknown.length > 0 && {
      field: 'settings.providers',
      message: `There is no provider ${unknown.map((id) => `"${id}"`).join(' or ')} for these accounts.`,
    },
    settings.link &&
      !sendsMail && { field: 'settings.link', message: 'Links need a mail server, and this deployment has none.' },
    settings.confirmedEmail &&
      !sendsMail && {
        field: 'settings.confirmedEmail',
        message: 'Nobody could confirm their address: this deployment has no mail server.',
      },
    !settings.password &&
      !(settings.link && sendsMail) &&
      open.length === 0 && {
        field: 'settings.password',
        message:
          'Leave one way open besides passkeys: a passkey takes somebody who has come in by another way before, to add it.',
      },
    (longestMinutes < minutesLeast || longestMinutes > most) && {
      field: 'settings.sessions.longestMinutes',
      message: `A session can last from ${minutesLeast} minutes to ${inWords(most)}.`,
    },
    countFrom === 'last-activity' &&
      (idleMinutes < minutesLeast || idleMinutes > longestMinutes) && {
        field: 'settings.sessions.idleMinutes',
        message: `A session can rest for ${minutesLeast} minutes at least, and no longer than it lasts.`,
      },
  ]
  return faults.filter((fault) => fault !== false)
}

function inWords(minutes: number): string {
  return minutes % dayMinutes === 0 && minutes > dayMinutes ? `${minutes / dayMinutes} days` : `${minutes / 60} hours`
}
