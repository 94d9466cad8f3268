import type { AppTypeDefinition } from '@portreeve/engine'
import type { appVersions } from '../../db/app-schema.ts'

export type VersionState = (typeof appVersions.$inferSelect)['state']

interface VersionAct {
  /** The action on the app's kind that whoever does it must be allowed. Left out: it is the reviewer's. */
  readonly action?: string
  readonly from: readonly VersionState[]
  /** Left out: the version stays as it is. */
  readonly to?: VersionState
  /** Whether apps of the type know the act at all. */
  readonly of: (type: AppTypeDefinition) => boolean
  /** What is said where apps of the type do not. */
  readonly otherwise?: string
  /** For the audit log. */
  readonly event?: `app.version-${string}`
}

const isReviewed = ({ reviewed = false }: AppTypeDefinition) => reviewed
const isTested = ({ underTest }: AppTypeDefinition) => underTest !== undefined
const everyType = () => true

/** A14: what can be done to a version, in which states, and what state it is in afterwards. */
export const versionActs = {
  'edit-notes': { action: 'update', from: ['draft', 'changes-requested', 'rejected'], of: everyType },
  test: {
    ...{ action: 'test', from: ['draft'], to: 'test', of: isTested, event: 'app.version-tested' },
    otherwise: 'Apps of this type are not put under test here.',
  },
  publish: {
    ...{ action: 'publish', from: ['test'], to: 'published', event: 'app.version-published' },
    of: (type) => !isReviewed(type),
    otherwise: 'Apps of this type are reviewed before they are published: submit the version for review.',
  },
  retire: {
    action: 'publish',
    from: ['published', 'test'],
    to: 'retired',
    of: everyType,
    event: 'app.version-retired',
  },
  submit: {
    ...{ action: 'submit', from: ['draft', 'changes-requested'], to: 'in-review', event: 'app.version-submitted' },
    of: isReviewed,
    otherwise: 'Apps of this type are not reviewed.',
  },
  withdraw: { action: 'submit', from: ['in-review'], to: 'draft', of: isReviewed, event: 'app.version-withdrawn' },
  download: {
    action: 'read',
    from: ['draft', 'test', 'in-review', 'changes-requested', 'rejected', 'published', 'retired'],
    of: everyType,
  },
  approve: { from: ['in-review'], to: 'published', of: isReviewed, event: 'app.version-approved' },
  'request-changes': { from: ['in-review'], to: 'changes-requested', of: isReviewed, event: 'app.version-returned' },
  reject: { from: ['in-review'], to: 'rejected', of: isReviewed, event: 'app.version-rejected' },
} as const satisfies Record<string, VersionAct>

export type VersionActName = keyof typeof versionActs

/** A type that knows no test publishes its drafts. */
function statesFor(act: VersionActName, type: AppTypeDefinition): readonly VersionState[] {
  return act === 'publish' && !isTested(type) ? ['draft'] : versionActs[act].from
}

/** Why the act is not possible on a version in this state, as a sentence; `null` where it is. */
export function whyNot(act: VersionActName, type: AppTypeDefinition, state: VersionState): string | null {
  const definition: VersionAct = versionActs[act]
  if (!definition.of(type)) return definition.otherwise ?? 'That is not possible for apps of this type.'
  const states = statesFor(act, type)
  if (states.includes(state)) return null
  return `This version is ${stateWords[state]}. That is possible while it is ${either(states.map((each) => stateWords[each]))}.`
}

/** What the developers of an app can do to a version in this state, of the actions that they are allowed. */
export function actsOn(type: AppTypeDefinition, state: VersionState, allowed: readonly string[]): VersionActName[] {
  return (Object.keys(versionActs) as VersionActName[]).filter((act) => {
    const { action }: VersionAct = versionActs[act]
    return action !== undefined && allowed.includes(action) && whyNot(act, type, state) === null
  })
}

const stateWords: Readonly<Record<VersionState, string>> = {
  draft: 'a draft',
  test: 'under test',
  'in-review': 'in review',
  'changes-requested': 'sent back with changes requested',
  rejected: 'rejected',
  published: 'published',
  retired: 'retired',
}

function either(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}
