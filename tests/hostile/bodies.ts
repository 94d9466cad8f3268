import { describe, expect, it } from 'vitest'
import { scopeName } from '../authorization/asked.ts'
import type { Route } from '../authorization/routes.ts'
import type { Powerful } from './powerful.ts'
import type { Answer } from './target.ts'

/** Answers as its own specification says, which lets whoever asks say more than is understood. */
const authzen = /^\/access\/v1\//
const word = 'isAdministrator'

/** `systems`: between them, every body is read for somebody. */
export function refuseBodies(systems: () => readonly Powerful[]): void {
  describe('bodies: what nobody declared is refused, and what nobody can read is the fault of whoever sends it', () => {
    const started = () => systems()[0]!

    /** A right body in each type of scope, as somebody for whom it gets as far as being read. */
    function attempts(route: Route, { world, waysTo, url, operator, send, restorable }: Powerful) {
      const types = route.path.includes('{scopeId}') ? [...world.home.keys()] : [[...world.home.keys()].at(-1)!]
      return types.flatMap((type) => {
        const asked = waysTo(route, type).find(({ body }) => body !== undefined)
        if (asked?.body === undefined) return []
        const place = { scopeId: scopeName(world.home.get(type)!), ...asked.params }
        const { body, first } = asked
        const request = { type, body, first, restorable, method: route.method, url: url(route, place) }
        return [send, operator].map((as) => ({ ...request, send: as }))
      })
    }

    it('mass assignment: every body of the API, and every object in it, refuses a field that it does not declare, by its name', async () => {
      const wrong: string[] = []
      let refused = 0
      for (const route of started().routes.filter(({ path }) => !authzen.test(path))) {
        const withBody = systems().flatMap((system) => attempts(route, system))
        let reached = 0
        const attack = async ({ type, body, method, url, send }: (typeof withBody)[number]) => {
          for (const payload of [
            { ...body, [word]: true },
            { ...body, constructor: { prototype: { [word]: true } } },
            ...withNested(body),
          ]) {
            const answer = await send({ method, url, payload })
            if (answer.statusCode === 403 || answer.statusCode === 404) continue
            reached += 1
            if (!names(answer)) wrong.push(`${route.key} in ${type}: ${answer.statusCode} ${answer.body}`)
            else refused += 1
          }
        }
        for (const attempt of withBody) if (reached === 0) await attack(attempt)
        // Where a route is about a thing, nobody gets as far as the body before the thing is there.
        for (const attempt of withBody) {
          if (reached > 0 || attempt.first === undefined) continue
          await attempt.restorable.byHand(attempt.first)
          await attack(attempt)
          await attempt.restorable.restore(await attempt.restorable.changes())
        }
        if (withBody.length > 0 && reached === 0) wrong.push(`${route.key} was read for nobody here`)
      }
      expect(wrong).toEqual([])
      expect(refused).toBeGreaterThan(90)
      for (const { restorable } of systems()) expect(await restorable.changes()).toEqual({})
    })

    const nasty = {
      'not JSON': '{',
      'an empty body': '',
      'a list': '[]',
      'a word': '"x"',
      'a number': '1e999',
      'no value': 'null',
      __proto__: '{"__proto__":{"isAdministrator":true}}',
      'a constructor': '{"constructor":{"prototype":{"isAdministrator":true}}}',
      'a byte order mark': '\ufeff{}',
      'deep nesting': `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
      'deep lists': `${'['.repeat(200_000)}${']'.repeat(200_000)}`,
      'many keys': `{${Array.from({ length: 50_000 }, (_, i) => `"k${i}":0`).join(',')}}`,
      'a huge number': `{"email":${'9'.repeat(100_000)}}`,
      'a lone surrogate': '{"email":"\\ud800","password":"\\udfff"}',
      'a NUL': '{"email":"a\\u0000","password":"\\u0000"}',
      'no UTF-8': Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
      'a key twice': '{"email":"a@example.com","email":"b@example.com","password":"x","password":["y"]}',
      'other types': '{"email":{"$ne":null},"password":{"$gt":""}}',
    }

    it('a body that is none gets the words of a refusal from every route, and never a fault of the server', async () => {
      const { routes, restorable } = started()
      const wrong: string[] = []
      const entries = Object.entries(nasty)
      let turn = 0
      for (const route of routes) {
        for (const { type, method, url, send } of attempts(route, started()).slice(0, 1)) {
          // Each route gets a third of them, each of them a third of the routes.
          for (const [what, payload] of entries.filter((_entry, index) => (index + turn) % 3 === 0)) {
            const answer = await send({ method, url, payload, headers: { 'content-type': 'application/json' } })
            if (answer.statusCode < 400 || answer.statusCode >= 500)
              wrong.push(`${what} to ${route.key} in ${type}: ${answer.statusCode} ${answer.body}`)
          }
          turn += 1
        }
      }
      expect(wrong).toEqual([])
      expect(({} as Record<string, unknown>)[word]).toBeUndefined()
      // What could be read as a sign-in counts as one that was wrong.
      const { tries: _, ...changed } = await restorable.changes()
      expect(changed).toEqual({})
    })

    it('a body that is too large is refused with 413 wherever a body is read', async () => {
      const { routes, target } = started()
      const payload = JSON.stringify({ email: 'x'.repeat(1_100_000) })
      for (const route of routes.filter(({ access, method }) => access === 'public' && method !== 'GET')) {
        const answer = await target.inject({
          ...{ method: route.method, url: route.path, payload, headers: { 'content-type': 'application/json' } },
        })
        expect([route.key, answer.statusCode]).toEqual([route.key, 413])
      }
    })

    it('a query that is none, or that nobody declared, is a refusal', async () => {
      const { routes, world, waysTo, url, send } = started()
      const type = 'developer-account'
      const wrong: string[] = []
      for (const route of routes.filter(({ method, access }) => method === 'GET' && access !== 'public')) {
        const asked = waysTo(route, type)[0] ?? {}
        const address = url(route, { scopeId: scopeName(world.home.get(type)!), ...asked.params })
        for (const query of [
          'limit=1e9',
          'limit[]=1',
          'after=x&after=y',
          'search=%00',
          'limit=-1',
          '%E0%A4%A',
          '__proto__=1',
        ]) {
          const answer = await send({ url: `${address}?${new URLSearchParams(asked.query)}&${query}` })
          if (answer.statusCode >= 500) wrong.push(`${route.key}?${query}: ${answer.statusCode} ${answer.body}`)
        }
      }
      expect(wrong).toEqual([])
    })
  })
}

/** The same with an undeclared field in each object inside. What a profile has is the blueprint's, and judged by it. */
function withNested(body: object): readonly object[] {
  return Object.entries(body).flatMap(([name, value]): readonly object[] => {
    if (name === 'profile') return []
    if (Array.isArray(value)) return isObject(value[0]) ? [{ ...body, [name]: [{ ...value[0], [word]: true }] }] : []
    return isObject(value) ? [{ ...body, [name]: { ...value, [word]: true } }] : []
  })
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function names(answer: Answer): boolean {
  // What would set a prototype is no JSON here at all.
  if (answer.statusCode === 400) return answer.json().code === 'bad-request'
  if (answer.statusCode !== 422) return false
  const { errors = [] } = answer.json<{ errors?: readonly { field: string }[] }>()
  return errors.some(({ field }) => field.endsWith(word) || field.endsWith('constructor'))
}
