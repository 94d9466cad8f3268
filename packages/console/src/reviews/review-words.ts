import type { Finding, ListedReview, ReportLine, Schedule } from './reviews.ts'

interface FindingWords {
  readonly label: string
  /** What it means, for whoever looks closer. */
  readonly sentence: string
  readonly tone: 'quiet' | 'waiting' | 'refused'
}

export const findingWords: Readonly<Record<Finding, FindingWords>> = {
  manages: {
    ...{ label: 'Looks after others', tone: 'quiet' },
    sentence: 'This role lets them decide about other people here.',
  },
  archived: {
    ...{ label: 'Account closed', tone: 'waiting' },
    sentence: 'The account is archived or blocked, and still has its place here.',
  },
  'still-open': {
    ...{ label: 'Can still come in', tone: 'refused' },
    sentence: 'A session or a token still worked, although they were cut off.',
  },
  disabled: {
    ...{ label: 'Disabled', tone: 'quiet' },
    sentence: 'They cannot use the role now, and have it again once they are enabled.',
  },
  'never-active': { label: 'Never active', tone: 'waiting', sentence: 'They have never been seen anywhere.' },
  inactive: { label: 'Inactive', tone: 'waiting', sentence: 'They have not been seen anywhere for a long time.' },
  unused: {
    ...{ label: 'Not used', tone: 'waiting' },
    sentence: 'They have never used what this role adds to their others, or not for a long time.',
  },
  'adds-nothing': {
    ...{ label: 'Adds nothing', tone: 'quiet' },
    sentence: 'Everything that this role allows, another role of theirs allows too.',
  },
  'no-role': { label: 'No role', tone: 'waiting', sentence: 'They are a member here without any role.' },
  'no-reason': {
    ...{ label: 'No reason', tone: 'waiting' },
    sentence: 'This role asks why somebody has it, and nothing was written down.',
  },
  'shares-widely': {
    ...{ label: 'Shared widely', tone: 'waiting' },
    sentence: 'A whole organization, or more than ten people, have something that they own.',
  },
  'ends-soon': { label: 'Ends soon', tone: 'quiet', sentence: 'The role ends by itself within 30 days.' },
  guest: { label: 'Guest', tone: 'quiet', sentence: 'They come from outside, and somebody here answers for them.' },
  'sponsor-gone': {
    ...{ label: 'Nobody answers for them', tone: 'refused' },
    sentence: 'Whoever answered for this guest is no longer active here.',
  },
}

/** What was found about a line, in words that fit this one. */
export function findingOf(
  finding: Finding,
  line: Pick<ReportLine, 'findings' | 'doors' | 'sharesWidely'>,
): FindingWords {
  const words = findingWords[finding]
  if (finding === 'unused' && line.findings.includes('manages')) {
    return {
      ...words,
      label: 'Admin rights not used',
      sentence: 'What only this role allows was not used for a long time, or never: they may do without it.',
    }
  }
  if (finding === 'still-open' && line.doors.length > 0) {
    const doors = line.doors.map(doorWords).join(', ')
    return { ...words, sentence: `It was tried, and they still got in although they are cut off: ${doors}.` }
  }
  if (finding === 'shares-widely') {
    const things = countWords(line.sharesWidely, 'thing', 'things')
    return {
      ...words,
      label: `${words.label}: ${line.sharesWidely}`,
      sentence: `A whole organization, or more than ten people, have ${things} that they own.`,
    }
  }
  return words
}

function doorWords(door: string): string {
  if (door.startsWith('provider:')) return `signing in with ${door.slice('provider:'.length)}`
  return doors[door] ?? door
}

const doors: Readonly<Record<string, string>> = {
  password: 'the password',
  link: 'a link to sign in',
  passkey: 'a passkey',
  session: 'a session that is open',
  token: 'an API token',
}

export const everyWords: Readonly<Record<Exclude<Schedule['every'], 'never'>, string>> = {
  month: 'every month',
  quarter: 'every quarter',
  'half-year': 'every half-year',
  year: 'every year',
}

export const everyChoices = [
  ...(['month', 'quarter', 'half-year', 'year'] as const).map((value) => ({
    value,
    label: everyWords[value].replace(/^e/, 'E'),
  })),
  { value: 'never', label: 'Only when somebody begins one' },
]

/** For how long somebody was not active who is marked: the usual ones, and what is set. */
export function absenceChoices(set: number) {
  const choices = [...new Set([30, 60, 90, 180, 365, set])].sort((a, b) => a - b)
  return choices.map((days) => ({ value: String(days), label: countWords(days, 'day', 'days') }))
}

export const decisionChoices = [
  { value: 'undecided', label: 'Undecided' },
  { value: 'keep', label: 'Kept' },
  { value: 'change', label: 'Changed' },
  { value: 'remove', label: 'Removed' },
  { value: 'refused', label: 'Could not be done' },
] as const

export function stateWords({ state, overdue }: Pick<ListedReview, 'state' | 'overdue'>): string {
  if (state === 'open') return overdue ? 'Overdue' : 'Open'
  return state === 'signed-off' ? 'Signed off' : 'Cancelled'
}

/** What was decided, and what became of it. */
export function decisionWords({ decision, newRole, outcome }: Pick<ReportLine, 'decision' | 'newRole' | 'outcome'>) {
  if (outcome === 'refused') return 'Could not be done'
  if (decision === null) return 'Undecided'
  if (outcome === 'gone') return 'Was gone already'
  if (decision === 'keep') return 'Kept'
  return decision === 'change' ? `Changed to ${newRole?.label ?? 'another role'}` : 'Removed'
}

/** Who gave it, as far as that is known. */
export function giverWords({ kind, name }: ReportLine['givenBy']): string {
  if (name !== null) return name
  return kind === 'host' ? 'set‑up' : kind === 'service-account' ? 'a service account' : 'somebody outside this place'
}

/** @example countWords(1, 'person', 'people') // '1 person' */
export function countWords(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
