import { z } from 'zod'
import { nameSchema } from '../people/name.ts'
import { ArchiveRefused } from './archive-refused.ts'

/** What the manifest of an archive says, as far as it is anything to Portreeve. */
export interface Manifest {
  readonly name: string
  readonly version: string
  /** Of the platform that the app is made for. */
  readonly platformVersion: string
  /** The modules of the product that the app plugs into. */
  readonly modules: readonly string[]
}

export type VersionNumber = readonly [major: number, minor: number, patch: number]

/** A number of at most six digits, without leading zeros. */
const part = '(?:0|[1-9][0-9]{0,5})'

const manifestSchema = z.object({
  name: nameSchema,
  version: z.string().regex(new RegExp(`^${part}\\.${part}\\.${part}$`)),
  'platform-version': z.string().regex(new RegExp(`^${part}\\.${part}(?:\\.${part})?$`)),
  modules: z
    .array(z.string().regex(/^[a-z][a-z0-9_-]{0,49}$/))
    .min(1)
    .max(50)
    .refine((modules) => new Set(modules).size === modules.length),
})

/** By field: what it must be. Whoever wrote the manifest reads it. */
const wanted: Readonly<Record<keyof z.infer<typeof manifestSchema>, string>> = {
  name: 'the name of the app as text, 1 to 100 visible characters',
  version:
    'text of the form major.minor.patch, such as "1.4.0": three numbers of at most six digits, without leading zeros',
  'platform-version':
    'text of the form major.minor, such as "3.0": the version of the platform that the app is made for',
  modules:
    'a list of 1 to 50 different product modules, such as ["tickets"]: each in lower-case letters, digits, hyphens and underscores, at most 50 characters',
}

/** Reads the bytes of `manifest.json`. Throws `ArchiveRefused`. */
export function parseManifest(bytes: Buffer): Manifest {
  const parsed = manifestSchema.safeParse(readJson(readText(bytes)))
  if (parsed.success) {
    const { name, version, modules } = parsed.data
    return { name, version, platformVersion: parsed.data['platform-version'], modules }
  }
  const fields = [...new Set(parsed.error.issues.map(({ path }) => String(path[0] ?? '')))]
  const errors = fields.map((field) => ({ field: `manifest.${field}`, message: messageFor(field, parsed.error) }))
  throw new ArchiveRefused('manifest-invalid', `manifest.json: ${errors.map(({ message }) => message).join(' ')}`, {
    errors,
  })
}

/** Negative: the first is lower. */
export function compareVersions(a: VersionNumber, b: VersionNumber): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2]
}

/** Of text that was found to be a version. */
export function versionNumber(version: string): VersionNumber {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  return [major, minor, patch]
}

function messageFor(field: string, error: z.ZodError): string {
  const issue = error.issues.find(({ path }) => path[0] === field)
  const must = Object.hasOwn(wanted, field) ? wanted[field as keyof typeof wanted] : null
  if (must === null) return 'It must be an object with the fields name, version, platform-version and modules.'
  if (field === 'name' && issue?.code === 'custom') return issue.message
  return `"${field}" must be ${must}.`
}

function readText(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new ArchiveRefused(
      'manifest-not-utf-8',
      'manifest.json is not UTF-8 text. Save it as UTF-8 and pack it again.',
      { cause },
    )
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const at = /position (\d+)/.exec(String(error))?.[1]
    const before = at === undefined ? null : text.slice(0, Number(at)).split('\n')
    const where = before === null ? '' : `, at line ${before.length}, character ${(before.at(-1)?.length ?? 0) + 1}`
    throw new ArchiveRefused('manifest-not-json', `manifest.json is not JSON${where}. Correct it and pack it again.`, {
      cause: error,
    })
  }
}
