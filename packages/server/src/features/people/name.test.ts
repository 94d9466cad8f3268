import { describe, expect, it } from 'vitest'
import { nameSchema, parseName } from './name.ts'

const zwnj = '\u200c'
const zwj = '\u200d'

describe('names (X7)', () => {
  it.each([
    'Ö',
    '株式会社みなと',
    "O'Neil & Søn (Ltd.)",
    '3M',
    'Möbelhaus Größ GmbH',
    'شركة النور',
    'חברת הים בע״מ',
    'ООО «Ромашка»',
    'Ελληνικά Ταχυδρομεία',
    'บริษัท ไทยน้ำทิพย์',
    '한국전력공사',
    'இந்தியா நிறுவனம்',
    'Nguyễn Thị Minh Khai',
    '山田　太郎',
    `نرم${zwnj}افزار`,
    `क्${zwj}ष`,
    `👩${zwj}💻 Labs`,
    `👩🏽${zwj}💻`,
    `❤️${zwj}🔥`,
    '🏴󠁧󠁢󠁥󠁮󠁧󠁿 England',
    '🇩🇪',
    'ᠮᠣᠩᠭᠣᠯ',
    '葛󠄀城',
    '𝔘𝔫𝔦𝔠𝔬𝔡𝔢',
    '!',
    '?',
    'null',
    '<script>alert(1)</script>',
    "'; drop table users; --",
    '../../etc/passwd',
    '=1+1',
    '%s%n',
    '_',
    'é'.repeat(100),
    `👩🏽${zwj}💻`.repeat(100),
  ])('takes %s', (name) => {
    expect(parseName(name)).toEqual({ name: name.normalize('NFC') })
  })

  it.each([
    ['nothing', ''],
    ['blanks only', ' \u00a0\u3000 '],
    ['a tab', 'a\tb'],
    ['a line break', 'a\nb'],
    ['a line separator', 'a\u2028b'],
    ['NUL', 'a\u0000b'],
    ['a C1 control character', 'a\u0085b'],
    ['a right-to-left override', 'safe\u202egpj.exe'],
    ['a left-to-right embedding', 'a\u202ab'],
    ['an isolate', 'a\u2066b\u2069'],
    ['a direction mark', 'a\u200fb'],
    ['a zero-width space', 'a\u200bb'],
    ['a soft hyphen', 'a\u00adb'],
    ['a word joiner', 'a\u2060b'],
    ['a byte-order mark', 'a\ufeffb'],
    ['a Hangul filler', '\u3164'],
    ['a braille blank only', '\u2800'],
    ['a combining mark only', '\u0301'],
    ['joiners only', `${zwj}${zwnj}`],
    ['a joiner between Latin letters', `ad${zwj}min`],
    ['a non-joiner between Latin letters', `ad${zwnj}min`],
    ['a joiner at the end', `نرم${zwnj}`],
    ['a joiner at the start', `${zwj}نرم`],
    ['a joiner after a mark on a Latin letter', `x\u0301${zwj}a`],
    ['invisible tag letters', 'a\u{e0061}\u{e0062}'],
    ['a variation selector at the start', '\ufe0fa'],
    ['half a surrogate pair', 'a\ud800b'],
    ['a noncharacter', 'a\uffff'],
    ['101 characters', 'é'.repeat(101)],
    ['a tower of marks', `a${'\u0301'.repeat(60)}`],
  ])('refuses %s', (_what, name) => {
    expect(parseName(name)).toHaveProperty('refusal')
  })

  it('trims and composes, so that equal names are stored equally', () => {
    expect(parseName('  Mo\u0308bel ')).toEqual({ name: 'M\u00f6bel' })
  })

  it('says in words what is allowed, never as a regular expression', () => {
    const { error } = nameSchema.safeParse('a\u202eb')
    expect(error?.issues[0]?.message).toBe(
      'The name must not contain invisible characters that turn the direction of text.',
    )
  })
})
