import { closestWord } from '@portreeve/blueprints'

/** More than these are not read by anybody, and push the sentence out of sight. */
const namesMax = 16

/** `There is no role "ownr" in developer-portal. Did you mean "owner"? There are: owner, admin.` */
export function unknownWord(what: string, written: string, where: string, candidates: readonly string[]): string {
  const meant = closestWord(written, candidates)
  const sentences = [`There is no ${what} "${written}" in ${where}.`]
  if (meant !== null) sentences.push(`Did you mean "${meant}"?`)
  if (candidates.length <= namesMax) sentences.push(`There are: ${candidates.join(', ')}.`)
  else if (meant === null) sentences.push('`portreeve matrix` lists what there is.')
  return sentences.join(' ')
}
