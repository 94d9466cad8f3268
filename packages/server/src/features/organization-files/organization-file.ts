import { z } from 'zod'
import { Problem } from '../../errors.ts'
import { emailSchema } from '../people/email.ts'
import { nameSchema } from '../people/name.ts'

/** The longest that the name of a thing in another system may be. */
const externalId = z.string().trim().min(1, 'is missing').max(200)
const roles = z.array(z.string().trim().min(1).max(200)).default([])

const archive = z.strictObject({
  file: z.string().min(1).max(1_000),
  state: z.enum(['draft', 'test', 'published', 'retired']),
  releaseNotes: z.string().trim().max(5_000).default(''),
})

const app = z.strictObject({
  externalId,
  name: nameSchema,
  type: z.string().max(100),
  description: z.string().trim().max(2_000).default(''),
  /** The `externalId` of a place of the same organization. */
  place: externalId.optional(),
  archives: z.array(archive).max(1_000).default([]),
})

const place = z.strictObject({
  externalId,
  /** Left out where apps can belong to places of one type only. */
  type: z.string().max(100).optional(),
  name: nameSchema,
  status: z.string().max(100).optional(),
})

const person = z.strictObject({
  email: emailSchema,
  name: nameSchema.optional(),
  /** In the organization. */
  roles,
  /** Roles in its places, by their `externalId`. */
  places: z.record(externalId, roles).default({}),
})

const organization = z.strictObject({
  externalId,
  name: nameSchema,
  places: z.array(place).default([]),
  people: z.array(person).max(10_000).default([]),
  apps: z.array(app).default([]),
})

const file = z.strictObject({ organizations: z.array(organization).min(1).max(10_000) })

export type OrganizationInFile = z.output<typeof organization>
export type PlaceInFile = z.output<typeof place>
export type PersonInFile = z.output<typeof person>
export type AppInFile = z.output<typeof app>

/** What is wrong with a file, and where in it. */
export interface FileError {
  readonly where: string
  readonly message: string
}

/** A file of which nothing is brought in as long as this is so. */
export class WrongOrganizationFile extends Problem {
  readonly errors: readonly FileError[]

  constructor(errors: readonly FileError[]) {
    super('invalid-input', {
      detail: `Nothing was brought in: ${errors.length === 1 ? 'one thing' : `${errors.length} things`} in the file must be put right first.`,
      errors: errors.map(({ where, message }) => ({ field: where, message })),
    })
    this.errors = errors
  }
}

/** Reads a file of organizations. Throws `WrongOrganizationFile` with everything that cannot be understood. */
export function readOrganizationFile(value: unknown): readonly OrganizationInFile[] {
  const parsed = file.safeParse(value)
  if (parsed.success) return parsed.data.organizations
  throw new WrongOrganizationFile(
    parsed.error.issues.map(({ path, message }) => ({ where: whereIs(value, path), message: sentence(message) })),
  )
}

/** organization org-1, app app-7, name: by the ids that stand in the file, so that a person finds it. */
function whereIs(value: unknown, path: readonly PropertyKey[]): string {
  const words: string[] = []
  let at: unknown = value
  for (const [index, key] of path.entries()) {
    at = (at as Readonly<Record<PropertyKey, unknown>> | null | undefined)?.[key]
    if (typeof key !== 'number') {
      if (index % 2 === 0 && typeof path[index + 1] === 'number') continue
      words.push(String(key))
      continue
    }
    const list = String(path[index - 1])
    const named = at as { readonly externalId?: unknown; readonly email?: unknown } | null | undefined
    const name = named?.externalId ?? named?.email ?? named
    const singular = singulars[list] ?? list
    words.push(`${singular} ${typeof name === 'string' ? name : key + 1}`)
  }
  return words.join(', ') || 'file'
}

const singulars: Readonly<Record<string, string>> = {
  organizations: 'organization',
  places: 'place',
  people: 'person',
  apps: 'app',
  archives: 'archive',
  roles: 'role',
}

function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1)
  return /[.!?]$/.test(text) ? text : `${text}.`
}
