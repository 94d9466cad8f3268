import type { AuditEvent } from './audit-events.ts'
import { textIn, textsIn } from './read-value.ts'
import { listed, type Sentence } from './sentence.ts'

type Tell = (event: AuditEvent) => Sentence

/** What was done to apps and their versions. In the app's own activity its name is known, and still says which it was. */
export const appSentences: Readonly<Record<string, Tell>> = {
  'app.created': (event) => ['Made the app ', ...app(event)],
  'app.updated': ({ after, ...event }) => {
    const version = textIn(after, 'version')
    if (version !== null) return [`Changed the release notes of version ${version} of `, ...app(event)]
    const former = textIn(event.details, 'nameBefore')
    return former === null
      ? ['Changed the description of the app ', ...app(event)]
      : ['Renamed the app ', { name: former }, ' to ', ...app(event)]
  },
  'app.deleted': (event) => ['Deleted the app ', ...app(event), ' with all its versions'],
  'app.linked': (event) => ['Linked the app ', ...app(event), ', which waited for this place'],
  'app.version-uploaded': about('Uploaded'),
  'app.version-tested': (event) => [
    `Put ${version(event)} of `,
    ...app(event),
    ' under test',
    ...madeRoom(event, 'backToDraft', 'is a draft again'),
  ],
  'app.version-published': about('Published'),
  'app.version-retired': about('Retired'),
  'app.version-submitted': (event) => [`Submitted ${version(event)} of `, ...app(event), ' for review'],
  'app.version-withdrawn': (event) => [`Withdrew ${version(event)} of `, ...app(event), ' from review'],
  'app.version-approved': (event) => [
    `Approved ${version(event)} of `,
    ...app(event),
    ', which is published now',
    ...madeRoom(event, 'retired', 'was retired for it'),
  ],
  'app.version-returned': about('Asked for changes of'),
  'app.version-rejected': about('Rejected'),
}

function about(verb: string): Tell {
  return (event) => [
    `${verb} ${version(event)} of `,
    ...app(event),
    ...madeRoom(event, 'retired', 'was retired for it'),
  ]
}

function version({ after }: Pick<AuditEvent, 'after'>): string {
  return `version ${textIn(after, 'version') ?? ''}`.trim()
}

function app({ details }: Pick<AuditEvent, 'details'>): Sentence {
  const name = textIn(details, 'name')
  return [name === null ? 'an app no longer known here' : { name }]
}

function madeRoom({ after }: AuditEvent, key: string, what: string): Sentence {
  const versions = textsIn(after, key)
  return versions.length === 0 ? [] : [`; ${listed(versions)} ${what}`]
}
