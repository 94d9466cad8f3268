import { describe, expect, it } from 'vitest'
import { type Decided, decisionPath } from './decision-path.ts'
import { decisionSentence, remedyOf, whoCan } from './decision-words.ts'

const base: Decided = {
  subject: { kind: 'person', name: 'Ada' },
  permission: { id: 'ship.moor', label: 'Moor ships' },
  scope: { id: 'h', name: 'North harbour' },
  resource: null,
  allowed: false,
  answer: 'never',
  code: 'not-granted',
  grantedBy: [],
  conditions: [],
  act: null,
}
const label = (id: string) => id.toUpperCase()
const drawn = (decided: Decided, roles: readonly string[] = []) =>
  decisionPath(decided, roles, label).map((step) => [step.what, step.label, step.state])

describe('the path of a decision', () => {
  it('X8: of a yes goes through every role that grants it, to the permission', () => {
    const grantedBy = [{ role: 'master', label: 'Master', from: 'pilot', words: null }]
    const decided: Decided = { ...base, allowed: true, answer: 'always', code: 'granted', grantedBy }
    expect(drawn(decided)).toEqual([
      ['person', 'Ada', 'passed'],
      ['membership', 'Active in North harbour', 'passed'],
      ['role', 'Master', 'passed'],
      ['permission', 'Moor ships', 'passed'],
    ])
    expect(decisionPath(decided, [], label)[2]?.detail).toBe('Held in North harbour, grants it through PILOT')
    expect(decisionSentence(decided)).toBe('Master, held in North harbour, grants “Moor ships”.')
  })

  it('ends at the permission where no role held grants it', () => {
    expect(drawn(base, ['Sailor']).slice(2)).toEqual([
      ['role', 'Sailor', 'passed'],
      ['permission', 'Moor ships', 'stops'],
    ])
  })

  it('ends at the state of whoever is cut off, before any role', () => {
    expect(drawn({ ...base, code: 'member-disabled' }, ['Sailor'])).toEqual([
      ['person', 'Ada', 'passed'],
      ['cut', 'Disabled in North harbour', 'stops'],
    ])
    expect(decisionSentence({ ...base, code: 'person-archived' })).toBe('Ada may do nothing in North harbour for now.')
  })

  it('is open at the condition while no resource is named, and ends there with one that does not fit', () => {
    const conditions = [{ words: 'it is their own' }]
    const open: Decided = { ...base, answer: 'depends', code: 'condition', conditions }
    expect(drawn(open).at(-1)).toEqual(['condition', 'It is their own', 'open'])
    expect(decisionSentence(open)).toBe('“Moor ships” is granted only where it is their own.')
    const ended: Decided = { ...open, answer: 'never', resource: { name: 'Tern' } }
    expect(drawn(ended).at(-1)).toEqual(['condition', 'It is their own', 'stops'])
    expect(decisionSentence(ended)).toBe(
      '“Moor ships” with Tern is granted only where it is their own. That is not so here.',
    )
  })

  it('shows the condition that holds, of what is to be done with a resource', () => {
    const grantedBy = [{ role: 'master', label: 'Master', from: 'master', words: null }]
    const act = { label: 'Moor', words: 'the ship is afloat' }
    const yes = { ...base, allowed: true, code: 'granted', grantedBy, resource: { name: 'Tern' }, act }
    const decided: Decided = { ...yes, answer: 'always' }
    expect(drawn(decided).at(-1)).toEqual(['condition', 'The ship is afloat', 'passed'])
    expect(decisionSentence(decided)).toBe('Master, held in North harbour, grants “Moor” with Tern.')
  })

  it('X13: of a machine ends where it takes a person who has signed in', () => {
    const machine: Decided = { ...base, subject: { kind: 'service-account', name: 'Build' }, code: 'session-only' }
    expect(drawn(machine)).toEqual([
      ['machine', 'Build', 'passed'],
      ['permission', 'Moor ships', 'stops'],
    ])
  })
})

describe('whoever is cut off', () => {
  const types = [
    {
      id: 'harbour',
      label: 'Harbour',
      guards: [{ operation: 'members.disable', permissions: ['crew.disable', 'port.rescue'] }],
      permissions: [{ id: 'crew.disable', allow: ['master'] }],
      roles: [
        { id: 'master', label: 'Master' },
        { id: 'sailor', label: 'Sailor' },
      ],
    },
    {
      id: 'port',
      label: 'Port',
      guards: [{ operation: 'people.archive', permissions: ['port.rescue'] }],
      permissions: [{ id: 'port.rescue', allow: ['warden'] }],
      roles: [{ id: 'warden', label: 'Warden' }],
    },
  ]
  it('is let in again by the roles that hold what guards that, also those of a place above', () => {
    expect(remedyOf('member-disabled', 'harbour', types)?.roles).toEqual([
      { label: 'Master', type: 'Harbour' },
      { label: 'Warden', type: 'Port' },
    ])
    expect(remedyOf('person-archived', 'harbour', types)?.roles).toEqual([{ label: 'Warden', type: 'Port' }])
  })
  it('reads of each kind of place once', () => {
    const roles = [
      { label: 'Master', type: 'Harbour' },
      { label: 'Mate', type: 'Harbour' },
      { label: 'Warden', type: 'Port' },
    ]
    expect(whoCan(roles)).toBe('Master or Mate (Harbour) or Warden (Port)')
  })
  it('is another matter than a missing role', () => {
    expect(remedyOf('not-granted', 'harbour', types)).toBeNull()
  })
})
