import { expect, it } from 'vitest'
import { countries, countryName } from './countries.ts'

it('lists each country once, by its name in the reader’s language, and nothing that is no country', () => {
  const listed = countries('de')
  expect(listed).toContainEqual({ value: 'DE', label: 'Deutschland' })
  expect(new Set(listed.map(({ label }) => label)).size).toBe(listed.length)
  expect(listed.length).toBe(250)
  expect(countryName('JP', 'ja')).toBe('日本')
})
