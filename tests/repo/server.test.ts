import { catalogue, loadBlueprint } from '@portreeve/blueprints'
import { compile } from '@portreeve/engine'
import { describe, expect, test } from 'vitest'
import { linesMatching, read, shipped, withoutComments } from './source.ts'

const server = shipped.filter((file) => file.startsWith('packages/server/src/'))
const serverAndConsole = shipped.filter((file) => /^packages\/(server|console)\/src\//.test(file))
const main = 'packages/server/src/main.ts'
const code = (file: string) => withoutComments(read(file))

describe('the server is a function of what it is given', () => {
  test('main.ts alone reads the environment: everything else can be started twice in one process', () => {
    expect(
      linesMatching(
        server.filter((file) => file !== main),
        /process\.env/,
        code,
      ),
    ).toEqual([])
  })

  test('what starts it binds its port: an app that is built listens to nobody', () => {
    const starting = ['start.ts', 'http/free-port.ts'].map((file) => `packages/server/src/${file}`)
    expect(
      linesMatching(
        server.filter((file) => !starting.includes(file)),
        /\.listen\(/,
        code,
      ),
    ).toEqual([])
  })

  test('time comes from the clock, also in SQL: a test can move it', () => {
    expect(
      linesMatching(server, /\b(now|clock_timestamp|statement_timestamp)\(\)(?!\.)|current_timestamp/i, (file) =>
        onlySql(code(file)),
      ),
    ).toEqual([])
    const ticking = server.filter((file) => file !== 'packages/server/src/clock.ts')
    expect(linesMatching(ticking, /\bDate\.now\(\)|new Date\(\)/, code)).toEqual([])
  })

  test('what it has to say goes to the log, which carries the request id and no secrets', () => {
    expect(
      linesMatching(
        serverAndConsole.filter((file) => file !== main),
        /\bconsole\./,
        code,
      ),
    ).toEqual([])
  })
})

test('no role of any blueprint is named in server or console: what differs is a word of the blueprint (X9)', async () => {
  const policies = await Promise.all(catalogue.map(async (id) => compile(await loadBlueprint(id))))
  const ids = [...new Set(policies.flatMap(({ roles }) => roles.map(({ id }) => id)))]
  expect(ids.length).toBeGreaterThan(15)
  // Words that are roles somewhere and columns or kinds of our own elsewhere: only comparisons count for these.
  const ordinary = new Set(['owner', 'member', 'user', 'app', 'agent', 'operator'])
  const strict = ids.filter((id) => !ordinary.has(id)).join('|')
  const compared = [...ordinary].join('|')
  expect(linesMatching(serverAndConsole, new RegExp(`['"\`](${strict})['"\`]`), code)).toEqual([])
  expect(
    linesMatching(
      serverAndConsole,
      new RegExp(`role\\w*(\\.(id|key))?\\s*[!=]==?\\s*['"](${compared})['"]`, 'i'),
      code,
    ),
  ).toEqual([])
})

/** The text inside SQL templates, line by line. */
function onlySql(text: string): string {
  return text.replace(/sql(?:\.raw)?(?:<[^`]*>)?`([^`]*)`|([^\n])/g, (_, sql: string | undefined) => sql ?? '')
}
