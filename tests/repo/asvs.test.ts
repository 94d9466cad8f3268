import { existsSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import { read, root, shipped } from './source.ts'

const document = 'docs/security/asvs.md'

/** How many requirements each section of the standard has (OWASP ASVS 5.0.0). */
const sections: Readonly<Record<string, number>> = {
  ...{ '6.1': 3, '6.2': 12, '6.3': 8, '6.4': 6, '6.5': 8, '6.6': 4, '6.7': 2, '6.8': 4 },
  ...{ '7.1': 3, '7.2': 4, '7.3': 2, '7.4': 5, '7.5': 3, '7.6': 2 },
  ...{ '8.1': 4, '8.2': 4, '8.3': 3, '8.4': 2 },
  ...{ '16.1': 1, '16.2': 5, '16.3': 4, '16.4': 3, '16.5': 4 },
}

const rows = [...read(document).matchAll(/^\| (\d+\.\d+\.\d+) \| ([123]) \| (.+) \|$/gm)].map(([, number, , rest]) => {
  const [, state = '', how = '', proof = ''] = rest!.split(' | ')
  return { number: number!, state, how, proof }
})

describe('the list of an auditor’s requirements says the truth about itself', () => {
  test('every number of the standard stands there once', () => {
    const all = Object.entries(sections).flatMap(([section, count]) =>
      Array.from({ length: count }, (_, index) => `${section}.${index + 1}`),
    )
    expect(rows.map(({ number }) => number).toSorted()).toEqual(all.toSorted())
  })

  test('each says whether it is met, and how or why not', () => {
    const wrong = rows.filter(
      ({ state, how }) => !['met', 'partly', 'not met', 'not applicable'].includes(state) || how.trim() === '',
    )
    expect(wrong).toEqual([])
  })

  test('the tests that it names exist, by file and by name', () => {
    const missing = rows.flatMap(({ number, proof }) =>
      proof === '–'
        ? []
        : proof.split('<br>').flatMap((one) => {
            const [, target, name] = /^\[`[^`]+`\]\(([^)]+)\): “(.+)”$/.exec(one) ?? []
            const file = normalize(join('docs/security', target ?? 'nothing'))
            const isThere = name !== undefined && existsSync(join(root, file)) && read(file).includes(name)
            return isThere ? [] : [`${number}: ${one}`]
          }),
    )
    expect(missing).toEqual([])
  })

  test('the sums at its head are those of its rows', () => {
    const counted = (level: string, state: string) =>
      [...read(document).matchAll(/^\| \d+\.\d+\.\d+ \| ([123]) \| [^|]+ \| ([^|]+) \|/gm)].filter(
        ([, of, is]) => of === level && is === state,
      ).length
    for (const level of ['1', '2', '3']) {
      const sums = ['met', 'partly', 'not met', 'not applicable'].map((state) => counted(level, state))
      expect(read(document)).toContain(`| ${[level, ...sums].join(' | ')} |`)
    }
  })
})

test('passwords are typed into fields that mask them and take what is pasted', () => {
  const pages = shipped.filter((file) => file.startsWith('packages/console/') && /^(?!.*\/design\/).*\.tsx$/.test(file))
  const fields = pages.flatMap((file) =>
    [...read(file).matchAll(/<PasswordInput\b[\s\S]*?\/>/g)].map(([field]) => ({ file, field })),
  )
  expect(fields.length).toBeGreaterThan(3)
  expect(
    fields.filter(({ field }) => !/autoComplete="(current|new)-password/.test(field) || /onPaste/.test(field)),
  ).toEqual([])
  // No other field is for one.
  expect(pages.filter((file) => /<TextInput\b[^>]*[nN]ame="?\{?'?password/.test(read(file)))).toEqual([])
})
