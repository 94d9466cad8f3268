import { appSentences } from './app-sentences.ts'
import type { AuditEvent } from './audit-events.ts'
import { isIn, numberIn, textIn, textsIn } from './read-value.ts'
import { resourceSentences } from './resource-sentences.ts'
import { idWords, inSentence, listed, type Part, type Sentence } from './sentence.ts'

/** What the blueprint calls things. */
export interface Words {
  role(key: string): string
  scopeType(id: string): string
  permission(id: string): string
}

/** What happened, without who did it: "Gave Admin to Aylin Özgür". An action without words of its own is told by its id. */
export function auditSentence(event: AuditEvent, words: Words): Sentence {
  const tell = sentences[event.action]
  return tell ? tell(event, words) : [idWords(event.action)]
}

/** Who did it. */
export function actorPart({ actor }: AuditEvent): Part {
  if (actor.kind === 'host') return hostCommands[actor.id ?? ''] ?? `Command on the host: ${actor.id ?? 'unknown'}`
  if (actor.kind === 'anonymous') return 'Somebody who had not signed in'
  if (actor.name === null) return actor.kind === 'service-account' ? 'A service account' : 'Somebody outside this place'
  return { name: actor.name, ...(actor.id !== null && actor.kind !== 'service-account' && { person: actor.id }) }
}

const hostCommands: Readonly<Record<string, string>> = {
  blueprint: 'Start of the server',
  demo: 'Demo set-up',
  import: 'Import on the host',
  schedule: 'Schedule',
  'set-up': 'First set-up',
}

const reviewPeriods: Readonly<Record<string, string>> = {
  never: 'only when somebody begins one',
  month: 'every month',
  quarter: 'every quarter',
  'half-year': 'every half-year',
  year: 'every year',
}

type Tell = (event: AuditEvent, words: Words) => Sentence

/** A12: apps that were brought in before, and have waited for it. */
function linkedApps(count: number | null): Sentence {
  if (count === null) return []
  return [count === 1 ? ', with one app that waited for it' : `, with ${count} apps that waited for it`]
}

const sentences: Readonly<Record<string, Tell>> = {
  'scope.created': ({ after }, words) => [
    `Made the ${inSentence(words.scopeType(textIn(after, 'type') ?? 'place'))} `,
    named(textIn(after, 'name'), 'without a name'),
    ...linkedApps(numberIn(after, 'apps')),
  ],
  'scope.signed-up': ({ after }, words) => [
    `Signed up and made the ${inSentence(words.scopeType(textIn(after, 'type') ?? 'place'))} `,
    named(textIn(after, 'name'), 'without a name'),
  ],
  'scope.updated': ({ before, after }) => {
    const [former, name] = [textIn(before, 'name'), textIn(after, 'name')]
    return former === name
      ? ['Changed the details of ', named(name, 'this place')]
      : ['Renamed ', named(former, 'this place'), ' to ', named(name, 'no name')]
  },
  'scope.status-changed': ({ before, after }) => [
    `Changed the state of this place from ${state(before)} to ${state(after)}`,
  ],
  'scope.claimed': ({ after }, words) => [`Claimed this place as ${words.role(textIn(after, 'role') ?? '')}`],
  'scope.claim-withdrawn': () => ['Withdrew their claim to this place'],
  'scope.claim-objected': (event) => ['Objected to the claim of ', person(event)],
  'scope.claim-completed': ({ after }, words) => [`Took this place over as ${words.role(textIn(after, 'role') ?? '')}`],

  'member.added': (event, words) => {
    const roles = rolesIn(event.after, words)
    return ['Added ', person(event), roles ? ` as ${roles}` : ' without a role', ...until(event)]
  },
  'member.roles-changed': rolesChanged,
  'member.roles-change-cancelled': (event, words) => [
    'Cancelled the change of ',
    person(event),
    ` to ${rolesIn(event.before, words)}; still ${rolesIn(event.after, words)}`,
  ],
  'member.guest-changed': (event) => [
    'Changed what ',
    person(event),
    ' works on as a guest, or until when',
    ...until(event),
  ],
  'member.ownership-transferred': (event, words) => [
    `Handed the role ${words.role(textIn(event.after, 'role') ?? '')} on to `,
    person(event),
  ],
  'member.left': () => ['Left this place'],
  'member.disabled': (event) => ['Disabled ', person(event)],
  'member.enabled': (event) => ['Enabled ', person(event), ' again'],
  'member.removed': (event) => ['Removed ', person(event)],

  'invitation.created': ({ after, details }, words) => [
    'Invited ',
    named(textIn(details, 'email'), 'somebody'),
    ...(textIn(after, 'role') ? [` as ${words.role(textIn(after, 'role') ?? '')}`] : []),
  ],

  'invitation.resent': ({ details }) => [
    'Sent the invitation of ',
    named(textIn(details, 'email'), 'somebody'),
    ' again',
  ],
  'invitation.revoked': ({ details }) => ['Withdrew the invitation of ', named(textIn(details, 'email'), 'somebody')],
  'invitation.accepted': (event, words) => {
    const roles = rolesIn(event.after, words)
    return ['Accepted an invitation', ...(roles ? [` as ${roles}`] : []), ...until(event)]
  },
  'invitation.declined': ({ details }) => ['Declined the invitation to ', named(textIn(details, 'email'), 'somebody')],

  'review.opened': ({ after }) => ['Began the access review ', named(textIn(after, 'name'), 'without a name')],
  'review.decided': (event, words) => {
    const [decision, role] = [textIn(event.after, 'decision'), textIn(event.after, 'role')]
    const what = role === null ? 'the place' : words.role(role)
    if (textIn(event.after, 'outcome') === 'refused') {
      return [`Decided in an access review, which could not be done: ${decision} ${what} of `, person(event)]
    }
    return [`Reviewed ${what} of `, person(event), decision === 'keep' ? ': kept' : ': gone already']
  },
  'review.signed-off': () => ['Signed off the access review'],
  'review.schedule-changed': ({ after }) => [
    `Set access reviews to begin ${reviewPeriods[textIn(after, 'every') ?? ''] ?? 'at other times'}`,
  ],
  'review.cancelled': () => ['Cancelled the access review'],

  'person.created': (event) => ['Made an account for ', person(event)],
  'person.archived': (event) => ['Archived the account of ', person(event)],
  'person.unarchived': (event) => ['Brought the account of ', person(event), ' back'],
  'person.blocked': (event) => ['Blocked the account of ', person(event)],
  'person.unblocked': (event) => ['Unblocked the account of ', person(event)],
  'person.unlocked': (event) => ['Opened the password way in again for ', person(event)],
  'person.renamed': (event) => [
    'Renamed ',
    named(textIn(event.details, 'formerName'), 'somebody'),
    ' to ',
    renamed(event),
  ],
  'person.email-asked': ({ details }) => [
    'Asked to have the address ',
    named(textIn(details, 'email'), 'that they gave'),
  ],
  'person.email-changed': (event) => [
    'The address of ',
    person(event),
    ' became ',
    named(textIn(event.details, 'email'), 'another one'),
    ', by the link mailed to it',
  ],
  'person.email-confirmed': (event) => ['The address of ', person(event), ' was confirmed by the link mailed to it'],
  'person.password-set': (event) => ['A link gave ', person(event), ' their first password'],
  'person.password-link-made': (event) => ['Made a link for the first password of ', person(event)],
  'person.factor-added': ({ after, details }) => ['Added ', ...factorWords(after, details), ' as a second factor'],
  'person.factor-removed': ({ before, details }) => [
    'Removed ',
    ...factorWords(before, details),
    ' as a second factor',
  ],
  'person.factor-renamed': ({ details }) => [
    'Called the second factor ',
    named(textIn(details, 'formerLabel'), 'of theirs'),
    ' ',
    named(textIn(details, 'label'), 'something else'),
  ],
  'person.recovery-codes-made': () => ['Made new recovery codes'],
  'person.factors-reset': (event) => ['Removed the second factors of ', person(event)],
  'person.identity-linked': ({ after, details }) => [
    'Linked their account at ',
    named(textIn(after, 'provider'), 'a provider'),
    ...knownThereAs(textIn(details, 'email')),
  ],
  'person.identity-unlinked': ({ before, details }) => [
    'Unlinked their account at ',
    named(textIn(before, 'provider'), 'a provider'),
    ...knownThereAs(textIn(details, 'email')),
  ],
  'person.enrolment-code-made': (event) => ['Made a code for ', person(event), ' to set up a second factor late'],
  'person.password-changed': () => ['Chose a new password'],
  'person.password-reset': (event) => ['A link mailed to ', person(event), ' gave them a new password'],
  'person.password-reset-sent': (event) => ['Sent ', person(event), ' a link for another password'],
  'person.email-restored': (event) => [
    'A link mailed to the former address of ',
    person(event),
    ' gave it back: ',
    named(textIn(event.details, 'email'), 'another one'),
  ],

  'token.created': (event) => ['Made the API token ', named(textIn(event.details, 'name'), tokenPrefix(event.after))],
  'token.revoked': (event) => [
    'Revoked the API token ',
    named(textIn(event.details, 'name'), tokenPrefix(event.before)),
  ],
  'service-account.created': ({ after }, words) => [
    'Made the service account ',
    named(textIn(after, 'name'), 'without a name'),
    ...(textIn(after, 'role') ? [` as ${words.role(textIn(after, 'role') ?? '')}`] : []),
  ],
  'service-account.ended': ({ before }) => ['Ended the service account ', named(textIn(before, 'name'), '')],

  'request.made': ({ after }, words) => {
    const permission = textIn(after, 'permission')
    return permission === null ? ['Asked to be let in'] : ['Asked for ', { name: words.permission(permission) }]
  },
  'request.withdrawn': () => ['Took their request for access back'],
  'request.accepted': (event) => ['Accepted the request of ', person(event)],
  'request.declined': (event) => ['Declined the request of ', person(event)],

  'members-sign-in.changed': () => ['Changed how members sign in'],
  'people-sign-in.changed': () => ['Changed how people sign in'],
  'members-second-factor.changed': (event, words) => secondFactorChanged(event, words, 'members'),
  'people-second-factor.changed': (event, words) => secondFactorChanged(event, words, 'people'),

  ...appSentences,
  ...resourceSentences,

  'blueprint.changed': ({ after }) => ['Changed the blueprint ', named(textIn(after, 'id'), '')],
  'mail.tested': ({ after }) => [
    'Sent a test mail',
    isIn(after, 'delivered') ? '' : ', which the mail server did not take',
  ],

  'deployment.created': () => ['Started this deployment for the first time'],
  'deployment.demo-made': () => ['Filled this deployment with the demo'],
  'deployment.set-up-link-made': () => ['Made a link for the first set-up'],
  'deployment.set-up': (event) => ['Set this deployment up, with ', person(event), ' as its first person'],
  'audit.exported': ({ after }) => [
    textIn(after, 'format') === 'csv' ? 'Exported the audit log as CSV' : 'Exported the audit log as lines of JSON',
  ],
  'deployment.keys-rotated': ({ after }) => [`Sealed ${numberIn(after, 'sealed')} secrets again with another key`],
  'deployment.recovered': (event) => ['Gave ', person(event), ' a way in again'],
}

export const knownActions: readonly string[] = Object.keys(sentences)

function rolesChanged(event: AuditEvent, words: Words): Sentence {
  const before = textsIn(event.before, 'roles')
  const after = textsIn(event.after, 'roles')
  const given = after.filter((role) => !before.includes(role)).map(words.role)
  const taken = before.filter((role) => !after.includes(role)).map(words.role)
  const timing = textIn(event.after, 'takesEffect') === 'next-session' ? [', from their next sign-in'] : []
  const rest = [...until(event), ...timing]
  if (given.length > 0 && taken.length > 0) {
    return ['Changed ', person(event), ` from ${listed(taken)} to ${listed(given)}`, ...rest]
  }
  if (given.length > 0) return [`Gave ${listed(given)} to `, person(event), ...rest]
  if (taken.length > 0) return [`Took ${listed(taken)} from `, person(event), ...rest]
  // The same roles: an end was set or lifted, or a change that waited counts now.
  if (textIn(event.after, 'expiresAt')) return ['Set an end to the role of ', person(event), ...until(event)]
  return textIn(event.before, 'expiresAt')
    ? ['Took the end from the role of ', person(event)]
    : ['Let the roles of ', person(event), ' count at once']
}

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })

function until({ after }: AuditEvent): Sentence {
  const end = textIn(after, 'expiresAt')
  return end === null ? [] : [`, until ${day.format(new Date(end))}`]
}

function secondFactorChanged({ before, after }: AuditEvent, words: Words, who: string): Sentence {
  const wanted = textIn(after, 'required')
  if (wanted === 'nobody') return [`Let ${who} in without a second factor`]
  const asked = wanted === 'all' ? `all ${who}` : listed(textsIn(after, 'required').map(words.role))
  return textIn(before, 'required') === wanted && wanted !== null
    ? [`Changed the rules about second factors of ${asked}`]
    : [`Asked a second factor of ${asked}`]
}

function person({ target, details }: AuditEvent): Part {
  const name = target.name ?? textIn(details, 'name') ?? textIn(details, 'email')
  if (name === null) return 'somebody no longer known here'
  return { name, ...(target.id !== null && { person: target.id }) }
}

/** The name of that moment, which leads to whoever it is. */
function renamed(event: AuditEvent): Part {
  const name = textIn(event.details, 'name')
  return name === null ? person(event) : { name, ...(event.target.id !== null && { person: event.target.id }) }
}

function named(name: string | null, otherwise: string): Part {
  return name === null ? otherwise : { name }
}

function factorWords(value: unknown, details: unknown): Sentence {
  const label = textIn(details, 'label')
  const kind = factorKinds[textIn(value, 'factor') ?? ''] ?? 'something'
  return label === null ? [kind] : [`${kind} (`, { name: label }, ')']
}

const factorKinds: Readonly<Record<string, string>> = {
  authenticator: 'an authenticator app',
  passkey: 'a passkey',
  'email-code': 'codes by email',
}

function knownThereAs(name: string | null): Sentence {
  return name === null ? [] : [', known there as ', { name }]
}

function rolesIn(value: unknown, words: Words): string {
  return listed(textsIn(value, 'roles').map(words.role))
}

function state(value: unknown): string {
  return idWords(textIn(value, 'status') ?? 'unknown')
}

function tokenPrefix(value: unknown): string {
  const prefix = textIn(value, 'prefix')
  return prefix === null ? 'without a name' : `${prefix}…`
}

/** What came of it, in numbers that are not in the sentence. */
export function consequences(event: AuditEvent): readonly string[] {
  const tokens = textsIn(event.after, 'tokensEnded').length || (numberIn(ended(event), 'tokens') ?? 0)
  const sessions = numberIn(ended(event), 'sessions') ?? numberIn(event.after, 'sessionsEnded') ?? 0
  return [counted(sessions, 'session'), counted(tokens, 'API token')].filter((text) => text !== '')
}

function ended({ after }: AuditEvent): unknown {
  return typeof after === 'object' && after !== null ? (after as { readonly ended?: unknown }).ended : undefined
}

function counted(count: number, what: string): string {
  return count === 0 ? '' : `${count} ${what}${count === 1 ? '' : 's'} ended`
}
