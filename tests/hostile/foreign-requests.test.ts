import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePerson } from '../../packages/server/src/http/world.fixture.ts'
import { type Route, routesOf } from '../authorization/routes.ts'
import { startTarget, type Target } from './target.ts'

const random = '0190aaaa-0000-7000-8000-00000000dead'
const address = ({ path }: Route) => path.replaceAll(/\{\w+\}/g, random)

describe('what another site makes a browser send changes nothing', () => {
  let target: Target
  let routes: readonly Route[]
  let send: Awaited<ReturnType<Target['as']>>
  beforeAll(async () => {
    target = await startTarget({ blueprint: 'ai-platform', config: { demo: true } })
    routes = await routesOf(target)
    send = await target.as((await makePerson(target.service)).id)
  })
  afterAll(() => target.stop())

  const bodies = {
    'application/x-www-form-urlencoded': 'email=a%40example.com&password=x',
    'multipart/form-data; boundary=x': '--x\r\ncontent-disposition: form-data; name="email"\r\n\r\na\r\n--x--\r\n',
    'text/plain': '{"email":"a@example.com","password":"x"}',
    'text/plain;application/json': '{"email":"a@example.com","password":"x"}',
    'application/json': '{"email":"a@example.com","password":"x"}',
    'application/csp-report': '{}',
    'application/x-unknown': 'x',
  }

  it('CSRF: every route that changes something refuses every body from elsewhere, whatever says that it is from elsewhere', async () => {
    const wrong: string[] = []
    const changing = routes.filter(({ method }) => method !== 'GET')
    expect(changing.length).toBeGreaterThan(50)
    const places = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://localhost:7300.evil.example' },
      { origin: 'http://localhost:7301' },
      { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:7300' },
      { 'sec-fetch-site': 'same-site' },
    ]
    const types = Object.entries(bodies)
    let turn = 0
    for (const route of changing) {
      for (const place of places) {
        // Each route from each place, and in turn with each type: all three would take minutes.
        const [type, payload] = types[turn++ % types.length]!
        const answer = await send({
          method: route.method,
          url: address(route),
          headers: { 'content-type': type, ...place },
          payload,
        })
        if (answer.statusCode !== 403 || !answer.body.includes('takes changes only from its own pages'))
          wrong.push(`${route.key} as ${type} from ${JSON.stringify(place)}: ${answer.statusCode}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('CSRF: a form says nothing here, even from a browser that does not tell where it comes from', async () => {
    for (const [type, payload] of Object.entries(bodies)) {
      const answer = await target.inject({
        ...{ method: 'POST', url: '/api/v1/sign-in', headers: { 'content-type': type }, payload },
      })
      expect([type, answer.statusCode]).toEqual([type, type === 'application/json' ? 401 : 400])
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
    const untyped = await target.inject({ method: 'POST', url: '/api/v1/sign-in', payload: Buffer.from('x') })
    expect(untyped.statusCode).toBe(400)
  })

  it('no other site may read an answer or ask whether it may', async () => {
    for (const method of ['GET', 'OPTIONS'] as const) {
      const answer = await send({
        method,
        url: '/api/v1/session',
        headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
      })
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
      expect(answer.headers['cross-origin-resource-policy']).toBe('same-origin')
    }
  })

  it('verbs: one that a route does not have does nothing, however it is dressed up', async () => {
    const wrong: string[] = []
    for (const route of routes) {
      for (const method of ['TRACE', 'PUT', 'DELETE', 'CONNECT', 'PROPFIND', 'OPTIONS', 'QUERY'] as const) {
        if (routes.some(({ path, method: own }) => path === route.path && own === method)) continue
        const answer = await send({ method: method as 'PUT', url: address(route) }).catch(() => null)
        if (
          answer !== null &&
          ![400, 404].includes(answer.statusCode) &&
          !(method === 'OPTIONS' && answer.statusCode === 204)
        )
          wrong.push(`${method} ${route.path}: ${answer.statusCode}`)
      }
    }
    expect(wrong).toEqual([])
    for (const header of ['x-http-method-override', 'x-method-override', 'x-http-method']) {
      const answer = await send({ url: '/api/v1/session', headers: { [header]: 'DELETE' } })
      expect(answer.statusCode).toBe(200)
    }
    // HEAD is the GET without its body, and no looser.
    expect((await target.inject({ method: 'HEAD', url: '/api/v1/session' })).statusCode).toBe(401)
    const head = await send({ method: 'HEAD', url: '/api/v1/session' })
    expect([head.statusCode, head.body]).toEqual([200, ''])
  })

  it('paths: no way of writing an address reaches a route without its guard', async () => {
    const wrong: string[] = []
    const ways = (path: string) => [
      `/${path}`,
      path.replace('/api', '//api'),
      path.replace('/api/', '/api//'),
      `${path}/`,
      `${path}/.`,
      `${path}/..;/x`,
      path.replace('/v1', '/..;/v1'),
      path.replace('/v1', '/./v1'),
      path.replace('/v1', '/x/../v1'),
      path.replace('/v1', '%2Fv1'),
      path.replace('/v1', '%5Cv1'),
      path.replace('/v1', '/%76%31'),
      path.toUpperCase(),
      `${path}.json`,
      `${path}%00`,
      `${path}%20`,
      `${path};a=b`,
      `${path}%3Fx`,
      path.replaceAll('/', '\\'),
    ]
    for (const { path, method } of routes.filter((route) => route.access !== 'public')) {
      for (const url of ways(path.replaceAll(/\{\w+\}/g, random))) {
        const answer = await target.inject({ method, url })
        if (![400, 401, 403, 404].includes(answer.statusCode)) wrong.push(`${method} ${url}: ${answer.statusCode}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('an address that says another host, scheme or client is believed by nobody who is not a trusted proxy', async () => {
    for (const headers of [{ host: 'evil.example' }, { host: 'evil.example:7300' }])
      expect((await target.inject({ url: '/api/v1/deployment', headers })).statusCode).toBe(403)
    const forwarded = await target.inject({
      url: '/api/v1/deployment',
      headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', 'x-forwarded-for': '10.0.0.1' },
    })
    expect(forwarded.statusCode).toBe(200)
    expect(forwarded.body).not.toContain('evil.example')
  })
})
