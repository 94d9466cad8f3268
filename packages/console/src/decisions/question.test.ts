import { describe, expect, it } from 'vitest'
import { askOf, withoutResource, withResource, withSubject, withWhat } from './question.ts'

const actions = [
  { id: 'moor', permission: 'ship.moor' },
  { id: 'unmoor', permission: 'ship.moor' },
]

describe('what the address of Check access asks', () => {
  it('is nothing while it does not say who, or what', () => {
    expect(askOf({ permission: 'ship.moor' })).toBeNull()
    expect(askOf({ person: 'a' })).toBeNull()
    expect(askOf({ person: 'a', resource: 's' })).toBeNull()
  })
  it('is a permission, or an action with a resource', () => {
    expect(askOf({ person: 'a', permission: 'ship.moor' })).toEqual({ person: 'a', permission: 'ship.moor' })
    expect(askOf({ serviceAccount: 'm', resource: 's', action: 'moor' })).toEqual({
      serviceAccount: 'm',
      resource: 's',
      action: 'moor',
    })
  })
  it('names one subject only', () => {
    expect(withSubject({ person: 'a', permission: 'p' }, { kind: 'service-account', id: 'm' })).toEqual({
      serviceAccount: 'm',
      permission: 'p',
    })
    expect(withSubject({ serviceAccount: 'm', permission: 'p' }, null)).toEqual({ permission: 'p' })
  })
  it('keeps what is to be done when a resource is named and when it is let go', () => {
    const named = withResource({ person: 'a', permission: 'ship.moor' }, 's', actions)
    expect(named).toEqual({ person: 'a', resource: 's', action: 'moor' })
    expect(withoutResource(named, actions)).toEqual({ person: 'a', permission: 'ship.moor' })
  })
  it('drops what cannot be done with the resource', () => {
    expect(withResource({ person: 'a', permission: 'crew.invite' }, 's', actions)).toEqual({
      person: 'a',
      resource: 's',
    })
  })
  it('asks for an action where a resource is named, else for a permission', () => {
    expect(withWhat({ resource: 's', action: 'moor' }, 'unmoor')).toEqual({ resource: 's', action: 'unmoor' })
    expect(withWhat({ person: 'a' }, 'ship.moor')).toEqual({ person: 'a', permission: 'ship.moor' })
    expect(withWhat({ person: 'a', permission: 'ship.moor' }, null)).toEqual({ person: 'a' })
  })
})
