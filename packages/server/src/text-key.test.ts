import { expect, it } from 'vitest'
import { emailKey, textKey } from './text-key.ts'

it.each([
  ['Größe', 'GRÖSSE'],
  ['STRAẞE', 'strasse'],
  ['ÖZGÜR', 'o\u0308zgu\u0308r'],
  ['ΟΔΟΣ', 'οδος'],
  ['Ｍｉｎａｔｏ', 'minato'],
  ['ﬁne', 'FINE'],
  [' Søn ', 'søn'],
])('textKey finds %s by %s', (a, b) => {
  expect(textKey(a)).toBe(textKey(b))
})

it('textKey is stable: the key of a key is the key', () => {
  for (const value of ['İstanbul', 'ẞ', 'ŉ', 'ǰ', 'ΐ', 'ᾳ', '㎒', '株式会社'])
    expect(textKey(textKey(value))).toBe(textKey(value))
})

it('emailKey joins letters of either case and keeps look-alikes of another mailbox apart (X11)', () => {
  expect(emailKey(' Jörg@Example.COM ')).toBe(emailKey('jo\u0308rg@example.com'))
  expect(emailKey('m\u0131ke@example.com')).not.toBe(emailKey('mike@example.com'))
  expect(emailKey('\u017fam@example.com')).not.toBe(emailKey('sam@example.com'))
  expect(emailKey('straße@example.com')).not.toBe(emailKey('strasse@example.com'))
})
