import type { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { Problem } from '../../errors.ts'
import { longestPassword, normalised } from './password.ts'

const shortest = 12
/** Shorter parts of a name stand in too many words. */
const shortestPart = 4
/** More guesses than anybody gets to make at this door: of 0 to 4, what a hundred million guesses do not find. */
const leastScore = 3

/**
 * What a password must be (NIST SP 800-63B, 3.1.1.2): long, not among those that are tried first, not made of the person's or
 * the product's own name, and nothing about which characters. `known` are the person's name and address, and names of the
 * deployment. Throws `invalid-input`.
 */
export async function requireGoodPassword(
  password: string,
  known: readonly string[],
  field = 'newPassword',
): Promise<void> {
  const refusal = await weakness(normalised(password), known)
  if (refusal === null) return
  throw new Problem('invalid-input', { detail: refusal, errors: [{ field, message: refusal }] })
}

async function weakness(password: string, known: readonly string[]): Promise<string | null> {
  const length = [...password].length
  if (length < shortest)
    return `A password must be at least ${shortest} characters long. A few words together are a good one.`
  if (password.length > longestPassword) return `A password can be at most ${longestPassword} characters long.`
  const names = ['Portreeve', ...known].flatMap(partsOf)
  const folded = fold(password)
  if (names.some((name) => folded.includes(name)))
    return 'This password contains your name, your address or the name of this place, which is guessed first. Choose another one.'
  const { score } = (await estimate()).check(password, names)
  if (score < leastScore)
    return 'This password is among the first that are guessed. A few words that do not belong together are a good one.'
  return null
}

let estimator: Promise<ZxcvbnFactory> | undefined

/** Loaded when it is first needed: its list of known passwords takes a moment. */
function estimate(): Promise<ZxcvbnFactory> {
  estimator ??= Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]).then(
    ([{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }]) =>
      new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs }),
  )
  return estimator
}

/** A name or address whole, and its words. */
function partsOf(text: string): readonly string[] {
  const whole = fold(text)
  return [whole, ...whole.split(/[^\p{L}\p{N}]+/u)].filter((part) => [...part].length >= shortestPart)
}

/** `Özgür`, `OZGUR` and `özgür` are one. */
function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
