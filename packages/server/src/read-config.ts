import { resolve } from 'node:path'
import type { TenancyMode } from '@portreeve/engine'
import type { Config } from './config.ts'
import { isLoopback } from './http/own-origin.ts'
import { readHostPages } from './read-host-pages.ts'
import { readMailConfig } from './read-mail-config.ts'
import { readProviderConfig } from './read-provider-config.ts'
import { missingSecretKey, readSecretKeys } from './secret-key.ts'
import { StartError } from './start-error.ts'

/** What the command line says. It wins over the environment. */
export interface StartOptions {
  readonly blueprint?: string
  readonly tenancy?: string
  readonly demo?: boolean
  readonly development?: boolean
  readonly host?: string
  readonly port?: string
  readonly data?: string
  readonly hostPages?: string
  /** Where the built console lies. */
  readonly consoleFolder?: string | null
}

/** How to start, before anything was opened. */
export interface StartConfig extends Omit<Config, 'url' | 'port' | 'blueprint' | 'filesFolder'> {
  /** An id of the catalogue or a file. */
  readonly blueprint: string
  /** `null`: the server is on localhost, and its address follows from the port. */
  readonly url: URL | null
  /** `null`: 7300, or the next one that is free. */
  readonly port: number | null
  readonly databaseUrl: string | null
  /** `null`: the folder `files` of the data folder. */
  readonly filesFolder: string | null
  /** `null`: a folder named after the blueprint, below `.portreeve` in the current one. */
  readonly dataFolder: string | null
}

type Environment = Readonly<Record<string, string | undefined>>

/** Throws a `StartError` that says which setting is wrong and what it may be. */
export function readConfig(env: Environment, options: StartOptions): StartConfig {
  const text = (option: string | undefined, name: string) => option ?? (env[name]?.trim() || null)
  const host = text(options.host, 'HOST') ?? 'localhost'
  const databaseUrl = text(undefined, 'DATABASE_URL')
  const demo = options.demo ?? isOn(env.PORTREEVE_DEMO)
  const url = readUrl(text(undefined, 'PORTREEVE_URL'))
  const data = text(options.data, 'PORTREEVE_DATA')
  const files = text(undefined, 'PORTREEVE_FILES')
  const mail = readMailConfig(text(undefined, 'PORTREEVE_SMTP_URL'), text(undefined, 'PORTREEVE_MAIL_FROM'))
  const secretKeys = readSecretKeys({
    key: text(undefined, 'PORTREEVE_SECRET_KEY'),
    former: text(undefined, 'PORTREEVE_FORMER_SECRET_KEYS'),
  })
  if (demo) refuseUnsafeDemo(host, databaseUrl, url)
  if (databaseUrl !== null && secretKeys.length === 0) throw missingSecretKey()
  if (url === null && !isLoopback(hostname(host))) {
    throw new StartError(
      `The server would listen on ${host}, beyond this machine, so it must know its own address: every link is built from it. ` +
        'Set PORTREEVE_URL to where people reach it, https://access.example.com for instance.',
    )
  }
  return {
    host,
    url,
    databaseUrl,
    demo,
    port: readPort(text(options.port, 'PORT')),
    blueprint: text(options.blueprint, 'PORTREEVE_BLUEPRINT') ?? 'developer-portal',
    tenancy: readWord('PORTREEVE_TENANCY', text(options.tenancy, 'PORTREEVE_TENANCY'), [
      'single',
      'multi',
    ] satisfies TenancyMode[]),
    dataFolder: data === null ? null : resolve(data),
    filesFolder: files === null ? null : resolve(files),
    development: options.development ?? (isOn(env.PORTREEVE_DEVELOPMENT) || env.NODE_ENV === 'development'),
    trustedProxies: (env.PORTREEVE_TRUSTED_PROXIES ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
    subjectKey:
      readWord('PORTREEVE_SUBJECT_KEY', text(undefined, 'PORTREEVE_SUBJECT_KEY'), ['id', 'externalId', 'email']) ??
      'id',
    consoleFolder: options.consoleFolder ?? null,
    signInsPerMinute: 30,
    wrongTriesPerNetwork: 150,
    overloadedAfterMs: 5_000,
    patience: { headersMs: 15_000, requestMs: 60_000, silenceMs: 5 * 60_000 },
    mail,
    providers: readProviderConfig(text(undefined, 'PORTREEVE_PROVIDERS'), env),
    hostPages: readHostPages(text(options.hostPages, 'PORTREEVE_HOST_PAGES')),
    secretKeys,
    logLevel:
      readWord('PORTREEVE_LOG', text(undefined, 'PORTREEVE_LOG'), ['silent', 'error', 'warn', 'info', 'debug']) ??
      'warn',
  }
}

/** Anybody signs in to a demo as anybody, so nobody else may reach one, and nothing real may be in it. */
function refuseUnsafeDemo(host: string, databaseUrl: string | null, url: URL | null): void {
  const words = 'In a demo, anybody signs in as anybody with one click'
  if (databaseUrl !== null) {
    throw new StartError(
      `${words}, so it never runs on a PostgreSQL database. Start without --demo, or without DATABASE_URL.`,
    )
  }
  if (!isLoopback(hostname(host)) || (url !== null && !isLoopback(url.hostname))) {
    throw new StartError(
      `${words}, so it listens on localhost only. Start without --demo, or without HOST and PORTREEVE_URL.`,
    )
  }
}

function hostname(host: string): string {
  return host === '::1' ? '[::1]' : host
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

function readUrl(text: string | null): URL | null {
  if (text === null) return null
  const url = URL.canParse(text) ? new URL(text) : null
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:'
  if (url === null || !isWeb) {
    throw new StartError(
      `PORTREEVE_URL is "${text}", which is not an address. One looks like https://access.example.com.`,
    )
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new StartError(`PORTREEVE_URL is "${text}": it must end after the host, as in ${url.origin}.`)
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new StartError(
      `PORTREEVE_URL is "${text}": beyond this machine it must begin with https://, because browsers keep the cookie of a ` +
        'session only then. Put the server behind a proxy that speaks HTTPS.',
    )
  }
  return url
}

function readPort(text: string | null): number | null {
  if (text === null) return null
  if (/^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536) return Number(text)
  throw new StartError(`The port is "${text}". It must be a number from 1 to 65535.`)
}

function readWord<Word extends string>(name: string, text: string | null, words: readonly Word[]): Word | null {
  if (text === null) return null
  const word = words.find((candidate) => candidate === text)
  if (word !== undefined) return word
  throw new StartError(`${name} is "${text}". It must be one of: ${words.join(', ')}.`)
}
