import { z } from 'zod'

/** X7: longest name, in characters as people count them. */
const longest = 100
/** A character that is stacked higher than this (marks upon marks) is made to disturb, not to be read. */
const highest = 32

type ParsedName = { readonly name: string } | { readonly refusal: string }

const tooLong: ParsedName = { refusal: `must be at most ${longest} characters long` }

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/**
 * The name of a person, an organization, an account or an app (X7): any script, trimmed and NFC-normalised.
 * A refusal is a sentence that says what is allowed.
 */
export function parseName(value: string): ParsedName {
  // Before anything that takes longer, the longer the text is.
  if (value.length > longest * highest) return tooLong
  const name = value.normalize('NFC').trim()
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(name)) return { refusal: 'must be on one line, without tabs and control characters' }
  if (/\p{Bidi_Control}/u.test(name))
    return { refusal: 'must not contain invisible characters that turn the direction of text' }
  if (/[\p{Cs}\p{Noncharacter_Code_Point}]/u.test(name)) return { refusal: 'contains something that is not text' }
  if (hasInvisible(name)) return { refusal: 'must not contain invisible characters' }
  // The braille blank is a symbol to Unicode and nothing to the eye.
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(name.replaceAll('\u2800', '')))
    return { refusal: 'must have at least one visible character' }
  const characters = [...graphemes.segment(name)]
  if (characters.length > longest) return tooLong
  if (characters.some(({ segment }) => segment.length > highest)) {
    return { refusal: 'has too many marks on one character' }
  }
  return { name }
}

/**
 * A name with other words around it: `{name}` in `named` becomes it, as far as it fits. It is cut between characters, so that what comes
 * out is a name again.
 */
export function nameAround(name: string, named: string): string {
  const length = (text: string) => [...graphemes.segment(text)].length
  const room = longest - length(named.replace('{name}', ''))
  const characters = [...graphemes.segment(name)].map(({ segment }) => segment)
  const fitting =
    characters.length > room
      ? `${characters
          .slice(0, room - 1)
          .join('')
          .trimEnd()}…`
      : name
  return named.replace('{name}', () => fitting)
}

/** `parseName` for the fields of a request. */
export const nameSchema = z.string().transform((value, issues) => {
  const parsed = parseName(value)
  if ('name' in parsed) return parsed.name
  issues.addIssue({ code: 'custom', message: `The name ${parsed.refusal}.` })
  return z.NEVER
})

/** Scripts in which a joiner changes nothing that a reader sees, so that it could only tell two equal names apart. */
const unjoined =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Hebrew}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}]$/u

/** Whether the text holds a character that nobody sees, other than joiners, variation selectors and flags at their places. */
function hasInvisible(text: string): boolean {
  const points = [...text]
  return points.some((point, index) => {
    const isJoiner = point === '\u200c' || point === '\u200d'
    if (isJoiner) return !joins(points, index)
    if (/[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u.test(point))
      return index === 0 || /^\p{Z}$/u.test(points[index - 1] ?? '')
    if (/[\u{e0020}-\u{e007f}]/u.test(point)) return !inFlag(points, index)
    return /\p{Default_Ignorable_Code_Point}/u.test(point)
  })
}

/** Whether a joiner stands between two letters of a script that joins, or inside an emoji of several people or parts. */
function joins(points: readonly string[], index: number): boolean {
  const after = points[index + 1]
  if (after === undefined) return false
  let start = index - 1
  // Marks that every script borrows, variation selectors and skin tones belong to the character before them.
  while (start > 0 && /^(?:\p{Script=Inherited}|\p{Emoji_Modifier})$/u.test(points[start] ?? '')) start -= 1
  const before = points[start] ?? ''
  if (/^\p{Extended_Pictographic}$/u.test(before))
    return points[index] === '\u200d' && /^\p{Extended_Pictographic}$/u.test(after)
  return /^[\p{L}\p{M}]$/u.test(before) && !unjoined.test(before) && /^[\p{L}\p{M}]$/u.test(after)
}

/** Flags of regions (🏴󠁧󠁢󠁥󠁮󠁧󠁿) are a black flag and invisible letters. */
function inFlag(points: readonly string[], index: number): boolean {
  let start = index
  while (start > 0 && /^[\u{e0020}-\u{e007f}]$/u.test(points[start] ?? '')) start -= 1
  return points[start] === '\u{1f3f4}'
}
