import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseDocument } from 'yaml'
import { StartError } from './start-error.ts'

/**
 * What a setting holds that is a YAML or JSON text, or the path of a file with one. Throws a `StartError` that repeats no value, which
 * may be a secret. `example` is a sentence.
 */
export function readSettingsFile(given: string, setting: string, example: string): unknown {
  return parse(isInline(given) ? given : readTextFile(given, setting), setting, example)
}

/** `of`: what names the file. */
export function readTextFile(path: string, of: string): string {
  try {
    return readFileSync(resolve(path), 'utf8')
  } catch (error) {
    throw new StartError(`The file that ${of} names cannot be read (${(error as NodeJS.ErrnoException).code}).`)
  }
}

function isInline(given: string): boolean {
  return /^[[{]/.test(given) || given.includes('\n') || given.startsWith('- ')
}

/** The library's own words for what is wrong show the line, and so perhaps a secret. */
function parse(yaml: string, setting: string, example: string): unknown {
  const document = parseDocument(yaml, { version: '1.2', schema: 'core', uniqueKeys: true, stringKeys: true })
  const [problem] = [...document.errors, ...document.warnings]
  if (problem === undefined) return document.toJS({ maxAliasCount: 0 })
  const where = problem.linePos === undefined ? '' : ` in line ${problem.linePos[0].line}`
  throw new StartError(`${setting} is neither YAML nor JSON${where}. ${example}`)
}
