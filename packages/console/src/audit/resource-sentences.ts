import type { AuditEvent } from './audit-events.ts'
import { textIn, textsIn } from './read-value.ts'
import { idWords, inSentence, type Sentence } from './sentence.ts'

type Tell = (event: AuditEvent) => Sentence

/** What was done to things that people own, with whom they are shared, and to whom they were handed on. */
export const resourceSentences: Readonly<Record<string, Tell>> = {
  'resource.created': (event) => ['Made the ', ...thing(event, event.after)],
  'resource.updated': (event) => {
    const former = textIn(event.details, 'nameBefore')
    if (former === null) return ['Changed the description of the ', ...thing(event, event.after)]
    const also = textsIn(event.after, 'changed').length > 1 ? ' and changed its description' : ''
    return [`Renamed the ${kind(event.after)} `, { name: former }, ' to ', ...name(event.details, 'name'), also]
  },
  'resource.deleted': (event) => ['Deleted the ', ...thing(event, event.before)],
  'resource.shared': (event) => {
    const [first, relation] = [textIn(event.before, 'relation'), textIn(event.after, 'relation') ?? '']
    return [
      ...[first === null ? 'Shared the ' : 'Changed how the ', ...thing(event, event.after)],
      ...[first === null ? ' with ' : ' is shared with ', ...name(event.details, 'with'), ` as ${words(relation)}`],
    ]
  },
  'resource.unshared': (event) => [
    ...['Stopped sharing the ', ...thing(event, event.before)],
    ...[' with ', ...name(event.details, 'with')],
  ],
  'resource.offered': (event) => [
    ...['Offered the ', ...thing(event, event.after)],
    ...[' to ', ...name(event.details, 'to')],
  ],
  'resource.offer-withdrawn': (event) => [
    ...['Took back the offer of the ', ...thing(event, event.before)],
    ...[' to ', ...name(event.details, 'to')],
  ],
  'resource.offer-declined': (event) => [
    ...['Declined the ', ...thing(event, event.before)],
    ...[' that was offered by ', ...name(event.details, 'from')],
  ],
  'resource.transferred': (event) => [
    ...['Took over the ', ...thing(event, event.after)],
    ...[' from ', ...name(event.details, 'from')],
  ],
}

function thing({ details }: AuditEvent, about: unknown): Sentence {
  return [`${kind(about)} `, ...name(details, 'name')]
}

function kind(about: unknown): string {
  return words(textIn(about, 'kind') ?? 'resource')
}

function words(id: string): string {
  return inSentence(idWords(id))
}

/** Names are gone once they were erased. */
function name(details: AuditEvent['details'], key: string): Sentence {
  const known = textIn(details, key)
  return known === null ? ['somebody or something no longer known here'] : [{ name: known }]
}
