import { PortreeveError } from '@portreeve/sdk'
import type { CheckSearch } from './question.ts'

interface Known {
  readonly search: CheckSearch
  /** What the second field offers. */
  readonly choices: readonly { readonly id: string }[]
  /** What the server said to the questions of the page. */
  readonly errors: readonly (Error | null)[]
}

/** What of an address no longer holds, each beside its field: an old link says what is gone, and keeps the rest. */
export function stale({ search, choices, errors }: Known) {
  const gone = new Set(errors.flatMap(missing))
  const what = search.permission ?? search.action
  // Before a resource's kind is known nobody knows what can be done with it.
  const noWhat = what !== undefined && choices.length > 0 && !choices.some(({ id }) => id === what)
  return {
    subject: gone.has('person')
      ? 'Nobody of this id is here, or you cannot see them.'
      : gone.has('service account')
        ? 'No service account of this id is here, or you cannot see it.'
        : null,
    what: noWhat
      ? `There is no “${what}” to ask about here.`
      : gone.has('permission')
        ? 'This is decided in a place above, where you cannot check access.'
        : null,
    resource: gone.has('resource') ? 'What the link names is not here, or you cannot see it.' : null,
  }
}

const fields: Readonly<Record<string, string>> = {
  person: 'person',
  personId: 'person',
  serviceAccount: 'service account',
  resource: 'resource',
}

/** What is not there, or has an id that cannot be one. */
function missing(error: Error | null): readonly string[] {
  if (!(error instanceof PortreeveError)) return []
  const { missing: what } = error.problem.members as { readonly missing?: unknown }
  if (typeof what === 'string') return [what]
  return error.problem.errors.flatMap(({ field }) => fields[field] ?? [])
}
