import { expect, it } from 'vitest'
import { reactSample, serverSample } from './host-samples.ts'

const guarded = {
  origin: 'https://access.example.com',
  label: 'Cabin',
  permission: 'cabin.enter',
  scopeType: 'ship',
  scope: 's1',
}

it('the code for the application asks for exactly the permission and the place of the page', () => {
  expect(serverSample(guarded)).toContain("action: { name: 'cabin.enter' },\n    resource: { type: 'ship', id: 's1' },")
  expect(reactSample(guarded)).toContain("query: { scope: 's1', permission: 'cabin.enter' }")
})
