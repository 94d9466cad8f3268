import { describe, expect, it } from 'vitest'
import type { HeldScope, Session } from '../session/session.ts'
import { lastFirst, whereTo } from './where-to.ts'

const scope = (id: string | null, type = 'account') => ({ id, type, name: `${type} ${id}` }) as HeldScope
const menuFor = (...ids: (string | null)[]) =>
  ids.map((id) => ({ scope: id, type: 'account', sections: [] })) as Session['menus']
const entry = (over: Partial<Session['entry']>) =>
  ({ state: 'in', scope: null, organization: null, ...over }) as Session['entry']

describe('whereTo', () => {
  it('leads to the only place that the menu leads to, whatever else the person is in', () => {
    const account = scope('a')
    const scopes = [scope('o', 'organization'), account]
    expect(whereTo({ entry: entry({ scope: 'a' }), scopes, menus: menuFor('a') })).toEqual({
      kind: 'place',
      place: account,
    })
  })

  it('lets whoever has several choose, and keeps the rest aside (A17)', () => {
    const [a, b, organization] = [scope('a'), scope('b'), scope('o', 'organization')]
    expect(whereTo({ entry: entry({ scope: 'a' }), scopes: [a, organization, b], menus: menuFor('a', 'b') })).toEqual({
      kind: 'choose',
      places: [a, b],
      others: [organization],
    })
  })

  it('shows the page of a closed way in to whoever is of the organization, although they have other places (A2, A5)', () => {
    const closed = entry({ state: 'page', organization: 'o' })
    expect(whereTo({ entry: closed, scopes: [scope('o', 'organization')], menus: [] })).toEqual({ kind: 'refused' })
  })

  it('leads whoever belongs to no organization to the place that they have (X14)', () => {
    const platform = scope(null, 'platform')
    const closed = entry({ state: 'page' })
    expect(whereTo({ entry: closed, scopes: [platform], menus: [] })).toEqual({ kind: 'place', place: platform })
    expect(whereTo({ entry: closed, scopes: [], menus: [] })).toEqual({ kind: 'refused' })
  })

  it('leads whoever may make what is missing to where they make it (A1)', () => {
    const organization = scope('o', 'organization')
    const onboarding = entry({ state: 'onboarding', organization: 'o', type: 'account' })
    const scopes = [scope('p'), organization]
    expect(whereTo({ entry: onboarding, scopes, menus: [] })).toEqual({
      ...{ kind: 'onboarding', place: organization, type: 'account' },
    })
  })

  it('takes a menu that leads to no scope of its own for no place', () => {
    const none = [{ scope: null, type: null, sections: [] }] as Session['menus']
    expect(whereTo({ entry: entry({}), scopes: [], menus: none })).toEqual({ kind: 'nowhere' })
  })
})

describe('lastFirst', () => {
  it('puts the place of last time first and leaves the others in order', () => {
    const [a, b, c] = [scope('a'), scope('b'), scope('c')]
    expect(lastFirst([a, b, c], ({ id }) => id === 'b')).toEqual([b, a, c])
  })
})
