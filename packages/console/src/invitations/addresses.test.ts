import { describe, expect, it } from 'vitest'
import { addressesIn, endsAddress, looksLikeAddress, withAddresses } from './addresses.ts'

describe('addresses that somebody typed or pasted', () => {
  it('are told apart by commas, semicolons, spaces and lines', () => {
    expect(addressesIn('a@x.example, b@x.example;c@x.example d@x.example\ne@x.example\r\n\tf@x.example ')).toEqual(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `${name}@x.example`),
    )
    expect(addressesIn(' , ;\n')).toEqual([])
  })

  it('are taken out of what a mail program copies', () => {
    expect(addressesIn('Aylin Özgür <aylin@x.example>; "Groß, Ö" <oe@x.example>, c@x.example')).toEqual([
      ...['aylin@x.example', '"Groß', 'oe@x.example', 'c@x.example'],
    ])
  })

  it('end where something follows that is no part of one', () => {
    expect(['a@x ', 'a@x,', 'a@x;'].every(endsAddress)).toBe(true)
    expect(endsAddress('a@x.example')).toBe(false)
  })

  it('of any script pass, and what is none is told apart at once', () => {
    expect(['zoë@oneil-soen.example', '山田@例え.jp', "o'neil+x@x.example"].every(looksLikeAddress)).toBe(true)
    expect(['zoë', 'a@', '@x', 'a@b@c', 'a b@c'].some(looksLikeAddress)).toBe(false)
  })

  it('stand in the list once', () => {
    expect(withAddresses(['a@x.example'], ['A@X.example', 'b@x.example', 'b@x.example'])).toEqual([
      ...['a@x.example', 'b@x.example'],
    ])
  })
})
