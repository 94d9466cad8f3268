import { inSentence } from '../audit/sentence.ts'
import type { Resource } from './resources.ts'

/** Who has it beside its owner, in few words. */
export function sharingWords({ sharing: { people, organization }, organization: of }: Sharing): string {
  const persons = people === 0 ? null : people === 1 ? '1 person' : `${people} people`
  const whole = organization ? (of?.name ?? 'Organization') : null
  return [whole, persons].filter(Boolean).join(' and ') || 'Private'
}

type Sharing = Pick<Resource, 'sharing' | 'organization'>

/** How somebody holds it: as its owner, or as what it is shared with them. */
export function partOf({ relation, owner }: Pick<Resource, 'relation' | 'owner'>, me: string): string | null {
  return owner?.id === me ? 'Owner' : (relation?.label ?? null)
}

/**
 * What a relation allows, by the labels of the actions.
 *
 * @example allowedWords(['View', 'Change and rename']) // 'May view, change and rename'
 */
export function allowedWords(allows: readonly string[]): string {
  return allows.length === 0 ? 'May do nothing by this alone' : `May ${allows.map(inSentence).join(', ')}`
}
