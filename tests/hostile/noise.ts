import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { patienceMs } from '../../packages/engine/src/deep-runs.fixture.ts'
import { deviceCookieName, sessionCookieName } from '../../packages/server/src/access/session-cookie.ts'
import { viewAsHeader } from '../../packages/server/src/access/view-as.ts'
import { scopeName } from '../authorization/asked.ts'
import { cases } from './cases.ts'
import type { Powerful } from './powerful.ts'
import type { Asked } from './target.ts'

/** What a header can hold on its way through a real connection: no line ends, no NUL. */
const headerText = fc.oneof(
  fc.string({ unit: 'binary-ascii', maxLength: 60 }).map((text) => text.replace(/[\r\n\0]/g, ' ')),
  fc
    .array(
      fc.constantFrom(
        'Bearer ',
        'prt_',
        'Basic ',
        '=',
        ';',
        ',',
        '"',
        '%00',
        '%E0%A4',
        '__proto__',
        'constructor',
        'a'.repeat(40),
        '@',
        ':',
        '-',
        '{',
        '}',
        'ÿ',
        ' ',
        '/',
        '*',
        'W/',
        '0',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
)
const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), headerText)

export function standNoise(started: () => Powerful): void {
  describe('noise: whatever comes, each answer is one that the API describes, and none is a fault of the server', {
    timeout: patienceMs,
  }, () => {
    const sane = async (send: Powerful['send'], request: Asked) => {
      const answer = await send(request)
      expect(answer.statusCode, `${JSON.stringify(request)} ${answer.body}`).toBeLessThan(500)
      expect(answer.body).not.toMatch(/node_modules|at \w+ \(|insert into|select "/i)
      return answer.statusCode
    }

    it('headers: cookies, credentials, views and conditions', async () => {
      const { target } = started()
      const [session, device] = [sessionCookieName(target.service), deviceCookieName(target.service)]
      const header = fc.record(
        {
          cookie: fc.oneof(
            headerText,
            fc.tuple(fc.constantFrom(session, device), headerText).map(([name, value]) => `${name}=${value}`),
          ),
          authorization: headerText,
          [viewAsHeader]: headerText,
          origin: headerText,
          'sec-fetch-site': headerText,
          'if-match': headerText,
          'content-type': headerText,
          'accept-encoding': headerText,
          'x-forwarded-for': headerText,
          'user-agent': headerText,
        },
        { requiredKeys: [] },
      )
      const routes = started().routes.filter(({ path }) => /session$|sign-in$|members$|confirm$/.test(path))
      await fc.assert(
        fc.asyncProperty(header, fc.constantFrom(...routes), fc.boolean(), async (headers, route, signedIn) => {
          const url = route.path.replace('{scopeId}', 'platform')
          const own = signedIn ? started().send : started().target.inject
          await sane(own, { method: route.method, url, headers: headers as Record<string, string> })
        }),
        { numRuns: cases() },
      )
    })

    it('addresses: ids, cursors and queries', async () => {
      const { routes, world, send } = started()
      const home = [...world.home.values()].map((place) => scopeName(place))
      const part = fc.oneof(anyText, fc.constantFrom(...home), fc.uuid())
      const query = fc.dictionary(
        fc.oneof(
          fc.constantFrom(
            'after',
            'limit',
            'search',
            'role',
            'state',
            'person',
            'permission',
            'format',
            'until',
            'from',
          ),
          anyText,
        ),
        fc.oneof(anyText, fc.constantFrom('1e9', '-1', '9'.repeat(40), 'null', '2030-01-01', '[]')),
        { maxKeys: 4 },
      )
      const reads = routes.filter(({ method }) => method === 'GET')
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...reads),
          fc.array(part, { minLength: 4, maxLength: 4 }),
          query,
          async (route, parts, asked) => {
            const url = route.path.replaceAll(/\{\w+\}/g, () => encodeURIComponent(whole(parts.shift() ?? '')))
            const wellFormed = Object.entries(asked).map(([name, value]) => [whole(name), whole(value)])
            await sane(send, { method: 'GET', url: `${url}?${new URLSearchParams(wellFormed as [string, string][])}` })
          },
        ),
        { numRuns: cases() },
      )
    })

    it('bodies: the right ones with one thing changed', async () => {
      const { routes, world, waysTo, url, send, restorable } = started()
      const type = 'developer-account'
      const right = routes.flatMap((route) =>
        waysTo(route, type)
          .filter(({ body }) => body !== undefined)
          .map((asked) => ({ route, ...asked, body: asked.body as Record<string, unknown> })),
      )
      const odd = fc.oneof(
        anyText,
        fc.jsonValue({ maxDepth: 3 }),
        fc.constantFrom(null, -0, 1e308, Number.MAX_SAFE_INTEGER, '9999-99-99', '\0', [], {}),
      )
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...right), fc.nat(), odd, async ({ route, body, params }, at, value) => {
          const fields = Object.keys(body)
          const payload = JSON.stringify({ ...body, [fields[at % fields.length]!]: value })
          await sane(send, {
            method: route.method,
            url: url(route, { scopeId: scopeName(world.home.get(type)!), ...params }),
            headers: { 'content-type': 'application/json' },
            payload,
          })
        }),
        { numRuns: cases() },
      )
      await restorable.restore(await restorable.changes())
    })
  })
}

/** Without halves of characters: an address cannot hold them. */
function whole(text: string): string {
  return Buffer.from(text).toString()
}
