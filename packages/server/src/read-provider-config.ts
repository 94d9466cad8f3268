import { z } from 'zod'
import type { ProviderConfig } from './config.ts'
import { isLoopback } from './http/own-origin.ts'
import { readSettingsFile, readTextFile } from './settings-file.ts'
import { StartError } from './start-error.ts'

type Environment = Readonly<Record<string, string | undefined>>

const name = 'PORTREEVE_PROVIDERS'

/** What is known of the three that most people mean. GitHub speaks OAuth 2.0 alone: who somebody is comes from its API. */
const presets = {
  google: { label: 'Google', kind: 'oidc', scopes: ['openid', 'email'] },
  microsoft: { label: 'Microsoft', kind: 'oidc', scopes: ['openid', 'email'] },
  github: { label: 'GitHub', kind: 'github', scopes: ['read:user', 'user:email'] },
} as const

const presetNames = ['google', 'microsoft', 'github'] as const

const text = (what: string) => z.string(`must be ${what}`).trim().min(1, `must be ${what}`).max(1000, 'is too long')

const entry = z.strictObject({
  id: text('a word, "google" for instance').regex(
    /^[a-z][a-z0-9-]{0,30}$/,
    'must be of small letters, digits and hyphens, "company" for instance',
  ),
  preset: z.enum(presetNames, `must be one of: ${presetNames.join(', ')}`).optional(),
  label: text('what people call the provider').max(40, 'can have at most 40 characters').optional(),
  issuer: text('an address').optional(),
  tenant: text('the id or domain of a Microsoft tenant')
    .regex(/^[A-Za-z0-9.-]+$/, 'must be the id or domain of a Microsoft tenant')
    .optional(),
  clientId: text('the id that the provider gave you'),
  clientSecret: text('the secret that the provider gave you').optional(),
  clientSecretFile: text('the path of a file').optional(),
  clientSecretEnv: text('the name of a variable of the environment').optional(),
  scopes: z.array(text('a word')).optional(),
  population: text('a kind of account of the blueprint').optional(),
})

type Entry = z.infer<typeof entry>

/**
 * The outside providers that people can sign in with: a YAML or JSON text, or the path of a file with one. Throws a `StartError`
 * that says which entry is wrong, and repeats no value that may be a secret.
 */
export function readProviderConfig(given: string | null, env: Environment): readonly ProviderConfig[] {
  if (given === null) return []
  const data = readSettingsFile(given, name, example)
  if (!Array.isArray(data)) throw new StartError(`${name} must be a list of providers. ${example}`)
  const providers = data.map((row, at) => readEntry(row, at, env))
  const twice = providers.find(({ id }, at) => providers.findIndex((other) => other.id === id) < at)
  if (twice !== undefined) throw new StartError(`${name} has two providers with the id "${twice.id}".`)
  return providers
}

/** The kinds of account are the blueprint's, which is read after the settings. Throws a `StartError`. */
export function requirePopulations(providers: readonly ProviderConfig[], populations: readonly string[]): void {
  for (const { id, population } of providers) {
    if (population === null || populations.includes(population)) continue
    throw new StartError(
      `The provider "${id}" of ${name} is for the kind of account "${population}", which the blueprint does not have. ` +
        `It has: ${populations.join(', ')}.`,
    )
  }
}

function readEntry(row: unknown, at: number, env: Environment): ProviderConfig {
  const read = entry.safeParse(row)
  if (!read.success) {
    const [issue] = read.error.issues
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : null
    const field = issue?.path.length ? `its ${issue.path.join('.')} ` : 'it '
    const what = unknown === null ? `${field}${issue?.message ?? 'is not right'}` : `nothing is called ${unknown}`
    throw new StartError(`The provider number ${at + 1} of ${name} is not right: ${what}. ${example}`)
  }
  const { id, label, clientId, population = null } = read.data
  const presetName = read.data.preset ?? presetNames.find((known) => known === id && read.data.issuer === undefined)
  const preset = presetName === undefined ? null : presets[presetName]
  const kind = preset?.kind ?? 'oidc'
  const scopes: readonly string[] = read.data.scopes ?? preset?.scopes ?? ['openid', 'email']
  return {
    ...{ id, kind, clientId, population, label: label ?? preset?.label ?? id },
    issuer: readIssuer(read.data, presetName),
    clientSecret: readSecret(read.data, env),
    scopes: kind === 'oidc' && !scopes.includes('openid') ? ['openid', ...scopes] : scopes,
  }
}

function readIssuer({ id, issuer, tenant }: Entry, preset: keyof typeof presets | undefined): URL {
  if (preset !== 'microsoft' && tenant !== undefined) throw wrong(id, 'only one of Microsoft has a tenant')
  if (preset === 'google') return new URL('https://accounts.google.com')
  if (preset === 'microsoft') {
    if (tenant !== undefined) return new URL(`https://login.microsoftonline.com/${tenant}/v2.0`)
    throw wrong(id, 'it needs a tenant: the id of yours, or "organizations" for people of every company')
  }
  if (preset === 'github' && issuer === undefined) return new URL('https://github.com')
  if (issuer === undefined) throw wrong(id, `it needs an issuer, or a preset (${presetNames.join(', ')})`)
  const url = URL.canParse(issuer) ? new URL(issuer) : null
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))
  const isPlain = url?.search === '' && url.hash === '' && url.username === '' && url.password === ''
  if (url !== null && isSafe && isPlain) return url
  throw wrong(id, 'its issuer must be an address that begins with https:// and has no ?, # or password in it')
}

function readSecret({ id, clientSecret, clientSecretFile, clientSecretEnv }: Entry, env: Environment): string {
  const given = [clientSecret, clientSecretFile, clientSecretEnv].filter((value) => value !== undefined)
  if (given.length !== 1) {
    throw wrong(id, 'it needs its secret, as one of clientSecret, clientSecretFile and clientSecretEnv')
  }
  const secret =
    clientSecret ??
    (clientSecretEnv === undefined
      ? readTextFile(clientSecretFile ?? '', `clientSecretFile of the provider "${id}"`)
      : env[clientSecretEnv])
  const trimmed = secret?.trim() ?? ''
  if (trimmed !== '') return trimmed
  throw wrong(id, clientSecretEnv === undefined ? 'the file of its secret is empty' : `${clientSecretEnv} is not set`)
}

function wrong(id: string, what: string): StartError {
  return new StartError(`The provider "${id}" of ${name} is not right: ${what}.`)
}

const example =
  'One looks like: [{ id: google, clientId: …, clientSecretFile: /run/secrets/google }]. See docs/providers.md.'
