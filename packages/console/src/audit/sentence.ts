/** A piece of a sentence: words of ours, or a name, which may be of any script and direction. */
export type Part = string | { readonly name: string; readonly person?: string }

export type Sentence = readonly Part[]

/** The sentence as plain text. */
export function plainText(sentence: Sentence): string {
  return sentence.map((part) => (typeof part === 'string' ? part : part.name)).join('')
}

/**
 * A label inside a sentence. What is written with capitals inside a word stays as it is.
 *
 * @example inSentence('Developer account') === 'developer account'; inSentence('API client') === 'API client'
 */
export function inSentence(label: string): string {
  const [first = ''] = label
  const rest = label.slice(first.length)
  const [word = ''] = rest.split(' ')
  return word === word.toLocaleLowerCase() ? first.toLocaleLowerCase() + rest : label
}

/** An id that has no label: `past-due` reads as "Past due", `expiresAt` as "Expires at". */
export function idWords(id: string): string {
  const words = id
    .replaceAll(/[-_.]/g, ' ')
    .replaceAll(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`)
    .trim()
  return words.charAt(0).toLocaleUpperCase() + words.slice(1)
}

/** @example listed(['A', 'B', 'C']) === 'A, B and C' */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
