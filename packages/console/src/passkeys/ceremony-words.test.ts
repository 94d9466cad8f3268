import { expect, it } from 'vitest'
import { ceremonyWords } from './ceremony-words.ts'

const named = (name: string) => Object.assign(new Error('The operation failed.'), { name })

it('says plainly what browsers mean, and nothing where the page itself took the question back', () => {
  expect(ceremonyWords(named('NotAllowedError'), 'using')?.title).toBe('No passkey was used')
  expect(ceremonyWords(named('NotAllowedError'), 'adding')?.title).toBe('No passkey was made')
  expect(ceremonyWords(named('InvalidStateError'), 'adding')?.title).toContain('already')
  expect(ceremonyWords(named('AbortError'), 'using')).toBeNull()
  expect(ceremonyWords(named('UnknownError'), 'using')?.text).toBe('The operation failed.')
})
