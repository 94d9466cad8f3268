import type { RulesPreview } from './rules.ts'

/** Whom rules would concern today, in sentences. */
export function effectSentences({ stopped, inGrace }: Pick<RulesPreview, 'stopped' | 'inGrace'>): readonly string[] {
  if (stopped.people + inGrace.people === 0) {
    return ['Everybody of whom it is asked has a second factor that counts. Nobody is stopped.']
  }
  const sentences: string[] = []
  if (stopped.people > 0) {
    sentences.push(
      `${people(stopped.people)} no second factor that counts and would be stopped at once${tokens(stopped.tokens)}.`,
    )
  }
  if (inGrace.people > 0) {
    sentences.push(
      `${people(inGrace.people)} no second factor that counts and would be reminded to set one up in time${tokens(inGrace.tokens)}.`,
    )
  }
  return sentences
}

function people(count: number): string {
  return count === 1 ? '1 person has' : `${count} people have`
}

function tokens(count: number): string {
  if (count === 0) return ''
  return count === 1 ? ', with 1 API token' : `, with ${count} API tokens`
}
