import { open } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type Blueprint, BlueprintError } from '@portreeve/engine'
import type { z } from 'zod'
import { blueprintSchema } from './blueprint-schema.ts'
import { problemsOf } from './problems-of.ts'
import { isTooLarge, readYaml, tooLarge } from './read-yaml.ts'

/** The blueprints that come with Portreeve, by id. */
export const catalogue: readonly string[] = ['developer-portal', 'auth-dashboard', 'ai-platform', 'starter']

/**
 * A blueprint of the catalogue by its id, or any other by its file. Throws a `BlueprintError` with every problem of its
 * shape; what it means (whether the roles it names exist, and so on) is for the engine's `compile`.
 */
export async function loadBlueprint(idOrFile: string): Promise<Blueprint> {
  const file = catalogue.includes(idOrFile) ? catalogueFile(idOrFile, 'blueprint.yaml') : idOrFile
  return parseBlueprint(await readText(file, idOrFile), idOrFile)
}

/** A blueprint from its YAML. `name` is how problems call the text where they are about no place in it. */
export function parseBlueprint(text: string, name: string): Blueprint {
  return validate(blueprintSchema, readYaml(text, name), name)
}

/** Where a file of the catalogue lies: `blueprint.yaml`, `cases.yaml`, `matrix.txt` or `README.md`. */
export function catalogueFile(id: string, file: string): string {
  return fileURLToPath(new URL(`../catalogue/${id}/${file}`, import.meta.url))
}

export function validate<T>(schema: z.ZodType<T>, data: unknown, name: string): T {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new BlueprintError([{ path: name, message: 'It must be a mapping: words, each with a colon and its value.' }])
  }
  const result = schema.safeParse(data)
  if (result.success) return result.data
  throw new BlueprintError(problemsOf(result.error, data))
}

/** Looks at the size before it reads, so that a wrong path to something huge does not fill the memory. */
export async function readText(file: string, name: string): Promise<string> {
  const handle = await open(file).catch(() => {
    const known = catalogue.join(', ')
    const message = `There is no blueprint and no readable file of this name. Blueprints that come along: ${known}.`
    throw new BlueprintError([{ path: name, message }])
  })
  try {
    const about = await handle.stat()
    if (!about.isFile()) throw new BlueprintError([{ path: name, message: 'This is not a file.' }])
    if (isTooLarge(about.size)) throw tooLarge(name)
    return await handle.readFile('utf8')
  } finally {
    await handle.close()
  }
}
