import type { Entry } from 'yauzl'
import { textKey } from '../../text-key.ts'
import { ArchiveRefused } from './archive-refused.ts'

/** In bytes. No file system takes longer ones. */
const longestName = 1_024
const unicodePath = 0x7075
const utf8Flag = 0x800

/**
 * What an entry is called: by its header and, where it has the extra field for it, once more in Unicode. Some readers believe the one
 * and some the other, so both must stay inside. Throws `ArchiveRefused`.
 */
export function namesOf(entry: Entry): readonly string[] {
  const raw = [
    entry.fileNameRaw,
    ...entry.extraFields.filter(({ id }) => id === unicodePath).map(({ data }) => data.subarray(5)),
  ]
  if (raw.some(({ length }) => length > longestName)) {
    throw new ArchiveRefused('bad-path', `An entry has a name of more than ${longestName} bytes. Shorten it.`)
  }
  const names = raw.map((bytes) => decoded(bytes, (entry.generalPurposeBitFlag & utf8Flag) !== 0))
  for (const name of names) requireInside(name)
  return names
}

/** The form in which two names are the same file on some system: case, composed letters, empty steps and a closing slash do not count. */
export function nameKey(name: string): string {
  const steps = name.split('/').filter((step) => step !== '' && step !== '.')
  return textKey(steps.join('/'))
}

/** For a sentence: what cannot be seen is written out, and a long one is cut. */
export function shownName(name: string): string {
  const visible = name.replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, (one) => `\\u{${one.codePointAt(0)?.toString(16)}}`)
  return visible.length > 120 ? `“${visible.slice(0, 119)}…”` : `“${visible}”`
}

function decoded(bytes: Buffer, isUtf8: boolean): string {
  try {
    // Most programs write UTF-8, whether they say so or not.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    if (!isUtf8) return bytes.toString('latin1')
    throw new ArchiveRefused(
      'bad-path',
      `The name of the entry ${shownName(bytes.toString('latin1'))} is said to be UTF-8 and is not. Rename the file and pack it again.`,
    )
  }
}

function requireInside(name: string): void {
  const wrong = whatIsWrong(name)
  if (wrong === null) return
  throw new ArchiveRefused(
    'bad-path',
    `The entry ${shownName(name)} ${wrong}. Every entry must have a path inside the archive, with forward slashes.`,
  )
}

function whatIsWrong(name: string): string | null {
  if (name === '') return 'has no name'
  if (/[\p{Cc}\p{Cs}\p{Bidi_Control}]/u.test(name)) return 'has a control character in its name'
  if (name.includes('\\')) return 'has a backslash in its path'
  if (name.startsWith('/')) return 'has an absolute path'
  if (/^[a-z]:/i.test(name)) return 'has a path that begins with a drive letter'
  // Some systems drop dots and spaces at the end of a step: “.. ” is “..” there.
  if (name.split('/').some((step) => /^\.\.[. ]*$/.test(step))) return 'leads out of the archive'
  return null
}
