import { describe, expect, it } from 'vitest'
import { readPeopleFile } from './people-file.ts'

const csv = (text: string) => readPeopleFile('csv', text)
const refusal = async (format: 'csv' | 'json', text: string) =>
  readPeopleFile(format, text).then(
    () => 'read',
    (error: { code: string; message: string }) => `${error.code}: ${error.message}`,
  )

describe('a file of people', () => {
  it('is read whatever a spreadsheet made of it: byte order mark, line ends, separators, headings', async () => {
    const expected = { email: 'aylin@example.com', name: 'Aylin Özgür', role: 'Admin' }
    for (const text of [
      '\ufeffemail,name,role\r\naylin@example.com,Aylin Özgür,Admin\r\n',
      'E-Mail;NAME; Roles \naylin@example.com;Aylin Özgür;Admin',
      'Email\tName\tRole\naylin@example.com\tAylin Özgür\tAdmin\n\n\n',
      '"email","name","role"\n" aylin@example.com ","Aylin Özgür","Admin"',
    ]) {
      expect((await csv(text)).lines).toMatchObject([{ line: 2, ...expected }])
    }
  })

  it('tells the line in which somebody stands, also behind empty lines and cells of several lines', async () => {
    const { lines } = await csv('email,note\n\na@example.com,"one\ntwo"\n,\nb@example.com,x\n')
    expect(lines.map(({ line, email }) => [line, email])).toEqual([
      [3, 'a@example.com'],
      [6, 'b@example.com'],
    ])
  })

  it('says which columns nothing is done with', async () => {
    expect((await csv('email,Department,status\na@example.com,x,y')).unknownColumns).toEqual(['Department', 'status'])
    const json = await readPeopleFile('json', '[{"email":"a@example.com","age":"7"}]')
    expect(json.unknownColumns).toEqual(['age'])
  })

  it('takes back what was written so that no spreadsheet runs it', async () => {
    const { lines } = await csv("email,name\n'+a@example.com,'=1+1\nb@example.com,'t Hart")
    expect(lines.map(({ email, name }) => [email, name])).toEqual([
      ['+a@example.com', '=1+1'],
      ['b@example.com', "'t Hart"],
    ])
  })

  it('is JSON too: a list, or a list of people in an object, roles as text or as a list', async () => {
    const people = [{ Email: 'a@example.com', roles: ['admin', 'developer'], ends: null }]
    for (const text of [JSON.stringify(people), `\ufeff${JSON.stringify({ people })}`]) {
      const { lines } = await readPeopleFile('json', text)
      expect(lines).toMatchObject([{ line: 1, email: 'a@example.com', role: 'admin; developer', ends: '' }])
    }
  })

  it('X7: a name in Arabic, and one with a comma, come through', async () => {
    const { lines } = await csv('email,name\na@example.com,"فاطمة الزهراء، الثانية"\nb@example.com,"Strauß, Lena"')
    expect(lines.map(({ name }) => name)).toEqual(['فاطمة الزهراء، الثانية', 'Strauß, Lena'])
  })

  it('is refused as a whole where it cannot be read, with the line to blame', async () => {
    const cases: readonly (readonly ['csv' | 'json', string, RegExp])[] = [
      ['csv', '', /empty/],
      ['csv', 'email\n', /nobody in the file/],
      ['csv', 'name,role\nx,y', /no column “email”.*“name”, “role”.*email, name, role, ends/],
      ['csv', 'email,email\nx,y', /more than once/],
      ['csv', 'email,name\na@example.com,"open\nb,c', /Line \d+ opens a quote|longer/],
      ['csv', 'email,name\na@example.com,"x"y"\n', /Line 2 has a quote/],
      ['csv', 'email,name\na@example.com,x"y\n', /Line 2 has a quote/],
      ['csv', `email,name\na@example.com,${'x'.repeat(30_000)}\n`, /Line 2 is longer/],
      ['csv', 'email\0', /not text in UTF-8/],
      ['csv', 'PK\u0003\u0004\ufffd\ufffd', /not text in UTF-8/],
      ['csv', `email\n${'ü'.repeat(2_700_000)}`, /larger than 5 MB/],
      ['csv', `email\n${'a@example.com\n'.repeat(10_001)}`, /more than 10,000/],
      ['json', '{', /not JSON/],
      ['json', '{"a":1}', /no list of people/],
      ['json', '[7]', /Entry 1 is no person/],
      ['json', '[{"email":"a@example.com","name":{"x":1}}]', /Entry 1: “name” must be text/],
      ['json', '[{"mail adress":"x"}]', /no column “email”/],
      ['json', '[]', /nobody in the file/],
    ]
    for (const [format, text, expected] of cases) {
      expect(await refusal(format, text), text.slice(0, 40)).toMatch(expected)
      expect(await refusal(format, text)).toMatch(/^invalid-input/)
    }
  })
})
