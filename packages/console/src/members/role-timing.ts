interface Change {
  /** Labels of roles. */
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** @example rolesInWords(['Reader', 'Writer']) === 'Reader and Writer' */
export function rolesInWords(labels: readonly string[]): string {
  return labels.length === 0 ? 'no role' : list.format(labels)
}

const list = new Intl.ListFormat('en', { type: 'conjunction' })

/** When a change counts that waits for the next sign-in (A9). */
export function waitingWords({ before, after }: Change, sessions: number): string {
  const keep = sessions === 1 ? 'Their open session keeps' : `Their ${sessions} open sessions keep`
  return `${atFirst(before)} now, ${rolesInWords(after)} then. ${keep} ${rolesInWords(before)} until signed out or expired.`
}

/** What a change that does not wait does. */
export function atOnceWords({ before, after }: Change): string {
  return `${atFirst(after)} instead of ${rolesInWords(before)}, from the next thing they do.`
}

interface Changed {
  readonly name: string
  readonly after: readonly string[]
  readonly takesEffect: 'now' | 'next-session'
  readonly before: readonly string[]
}

/** What is said once it is done. */
export function changedWords({ name, before, after, takesEffect }: Changed): string {
  return takesEffect === 'now'
    ? `${name} has ${rolesInWords(after)} now.`
    : `${name} has ${rolesInWords(after)} from their next sign-in, and ${rolesInWords(before)} until then.`
}

/** Takes away, and gives nothing for it: what is asked first is whether it should count at once (A9). */
export function isDemotion({
  gains,
  losses,
}: {
  readonly gains: readonly unknown[]
  readonly losses: readonly unknown[]
}) {
  return losses.length > 0 && gains.length === 0
}

/** Where a sentence begins. A role's own name keeps its letters. */
function atFirst(labels: readonly string[]): string {
  return labels.length === 0 ? 'No role' : rolesInWords(labels)
}
