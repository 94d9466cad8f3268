import { BlueprintError } from '@portreeve/engine'
import { type Document, parseDocument } from 'yaml'

/** The largest blueprint of the catalogue has 25 kB. */
const bytesMax = 1_000_000
/** Twelve are needed. */
const levelsMax = 50

/**
 * The data in a YAML text. `name` is how the text is called in problems. Throws a `BlueprintError` for what is not YAML, is
 * too large, says something twice, or would grow when its aliases are written out: the text may come from anybody.
 */
export function readYaml(text: string, name: string): unknown {
  if (Buffer.byteLength(text) > bytesMax) throw tooLarge(name)
  const document = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: true, stringKeys: true })
  const found = [...document.errors, ...document.warnings]
  // The library reports the end of the stack once for every level.
  if (found.some(({ message }) => message.startsWith('Maximum call stack'))) throw tooDeep(name)
  const problems = found.map(({ code, message, linePos }) => ({
    path: linePos === undefined ? name : `${name}:${linePos[0].line}:${linePos[0].col}`,
    // The library appends where it happened and a picture of the line.
    message: sentences[code] ?? (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, ''),
  }))
  if (problems.length > 0) throw new BlueprintError(problems)
  const data = written(document, name)
  if (isDeeperThan(levelsMax, data)) throw tooDeep(name)
  return data
}

function written(document: Document, name: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch (cause) {
    if (!(cause instanceof ReferenceError)) throw tooDeep(name)
    const message = 'Its aliases (*name) do not resolve, or grow without measure when they are written out.'
    throw new BlueprintError([{ path: name, message }])
  }
}

/** Also true of an anchor that holds itself: nothing that reads the data afterwards would come to its end. */
function isDeeperThan(levels: number, data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return false
  return levels === 0 || Object.values(data).some((value) => isDeeperThan(levels - 1, value))
}

const sentences: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'This word stands here twice.',
  MULTIPLE_DOCS: 'A second document begins here; a file holds one.',
  NON_STRING_KEY: 'A list or a mapping cannot be a key.',
}

function tooDeep(name: string): BlueprintError {
  return new BlueprintError([{ path: name, message: 'It is nested too deeply, or within itself.' }])
}

export function tooLarge(name: string): BlueprintError {
  return new BlueprintError([{ path: name, message: `It is larger than ${bytesMax / 1_000_000} MB.` }])
}

export function isTooLarge(bytes: number): boolean {
  return bytes > bytesMax
}
