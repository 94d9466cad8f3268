import { z } from 'zod'
import { closestWord } from './closest-word.ts'

/** A mapping with these words and no others. A word that is not known is probably a slip of the pen, so it says which. */
export function mapping<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape, { error: unknownWords(Object.keys(shape)) })
}

/** One line for each word that is not known: `problemsOf` makes a problem of each. */
export function unknownWords(words: readonly string[]) {
  return (issue: z.core.$ZodRawIssue): string | undefined =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => unknownWord(key, words)).join('\n') : undefined
}

/** "unknown word 'assings', did you mean 'assigns'?" */
export function unknownWord(written: string, words: readonly string[]): string {
  const meant = closestWord(written, words)
  return meant === null
    ? `unknown word '${shortened(written)}', known here: ${words.join(', ')}`
    : `unknown word '${shortened(written)}', did you mean '${meant}'?`
}

function shortened(written: string): string {
  return written.length > 60 ? `${written.slice(0, 60)}…` : written
}
