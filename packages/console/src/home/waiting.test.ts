import { describe, expect, it } from 'vitest'
import { waitingFacts } from './waiting.ts'

const nothing = {
  invitations: null,
  expiredInvitations: null,
  roleChanges: null,
  requests: null,
  serviceAccountsWithoutMaker: null,
}

describe('what waits in a place', () => {
  it('is not spoken of where none of its lists may be read', () => {
    expect(waitingFacts(nothing)).toBeNull()
  })
  it('is empty where there is nothing to look at', () => {
    expect(waitingFacts({ ...nothing, invitations: 0, roleChanges: 0 })).toEqual([])
  })
  it('is told with its number, and only what there is', () => {
    expect(waitingFacts({ ...nothing, invitations: 1, expiredInvitations: 0, serviceAccountsWithoutMaker: 2 })).toEqual(
      [
        { id: 'invitations', count: 1, text: 'invitation not accepted yet' },
        { id: 'serviceAccountsWithoutMaker', count: 2, text: 'service accounts whose makers have left' },
      ],
    )
  })
})
