import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deviceCookieName, sessionCookieName } from '../../packages/server/src/access/session-cookie.ts'
import { openSession, raiseSession } from '../../packages/server/src/access/sessions.ts'
import { join, type MadePerson, makePerson, platform } from '../../packages/server/src/http/world.fixture.ts'
import { cookieSet, everywhere, startTarget, type Target } from './target.ts'

const password = 'harbour lantern 41 oar'

describe('a session belongs to whoever proved who they are, and to nobody who only knows or plants a cookie', () => {
  let target: Target
  let person: MadePerson
  let name: string
  beforeAll(async () => {
    target = await startTarget({ blueprint: 'ai-platform' })
    person = await makePerson(target.service, { password })
    await join(target.service, person, platform, { roles: ['app'] })
    name = sessionCookieName(target.service)
  })
  afterAll(() => target.stop())

  const signIn = (cookie: string) =>
    target.inject({
      ...{ method: 'POST', url: '/api/v1/sign-in', headers: { cookie, origin: 'http://localhost:7300' } },
      payload: { email: person.email, password },
    })
  const whoIs = async (cookie: string) => {
    const answer = await target.inject({ url: '/api/v1/session', headers: { cookie } })
    return answer.statusCode === 200 ? (answer.json().person.id as string) : answer.statusCode
  }
  const openOne = () =>
    target.database.transact(everywhere, (tx) =>
      openSession(tx, target.service, { userId: person.id, ip: null, agent: null }),
    )

  it('session fixation: a cookie that was there before is never taken up', async () => {
    const planted = `${name}=${'A'.repeat(43)}`
    const own = cookieSet(await signIn(planted), name)
    expect(own).not.toBe(planted)
    expect(await whoIs(planted)).toBe(401)
    expect(await whoIs(own!)).toBe(person.id)
  })

  it('signing in ends the session that the browser had, whosever it was', async () => {
    const other = await makePerson(target.service)
    const { secret } = await target.database.transact(everywhere, (tx) =>
      openSession(tx, target.service, { userId: other.id, ip: null, agent: null }),
    )
    const former = `${name}=${secret}`
    expect(await whoIs(former)).toBe(other.id)
    const own = cookieSet(await signIn(former), name)
    expect(own).not.toBe(former)
    expect([await whoIs(former), await whoIs(own!)]).toEqual([401, person.id])
  })

  it('the secret is another after each rise, and the former opens nothing', async () => {
    const { id, secret } = await openOne()
    const before = `${name}=${secret}`
    expect(await whoIs(before)).toBe(person.id)
    const raised = await target.database.transact(everywhere, (tx) =>
      raiseSession(tx, target.service, id, { method: 'authenticator', isSecondFactor: true }),
    )
    expect(await whoIs(before)).toBe(401)
    expect(await whoIs(`${name}=${raised!.secret}`)).toBe(person.id)
  })

  it('the cookie is for this host, this site and no script', async () => {
    const set = [(await signIn('')).headers['set-cookie'] ?? []].flat()
    expect(set.map((cookie) => cookie.split('=')[0]).sort()).toEqual([name, deviceCookieName(target.service)].sort())
    for (const cookie of set) {
      expect(cookie).toMatch(/^__Host-[^;]+; /)
      expect(cookie).toMatch(/; Path=\/(;|$)/)
      for (const word of ['HttpOnly', 'Secure', 'SameSite=Lax']) expect(cookie).toContain(`; ${word}`)
      expect(cookie).not.toMatch(/; Domain=/i)
    }
  })

  it('cookie tossing: a cookie of another name, of another installation or beside the right one opens nothing more', async () => {
    const { secret } = await openOne()
    const right = `${name}=${secret}`
    const bare = name.replace('__Host-', '')
    for (const foreign of [
      `${bare}=${secret}`,
      `__Secure-${bare}=${secret}`,
      `${name.toLowerCase()}=${secret}`,
      `${name.slice(0, -12)}${'0'.repeat(12)}=${secret}`,
      `${deviceCookieName(target.service)}=${secret}`,
      ` ${name} =${secret.slice(1)}`,
      `${name}="${secret}x"`,
      `$Version=1; $Path=/; ${name}`,
      `${'='.repeat(50)};;;,,,`,
      `${name}=%E0%A4%A`,
      `${name}=${'%00'.repeat(20)}`,
      `${name}=${'x'.repeat(8_000)}`,
    ])
      expect([foreign.slice(0, 80), await whoIs(foreign)]).toEqual([foreign.slice(0, 80), 401])
    // Whatever stands around it: the answer is that of one of the cookies, never an error.
    for (const several of [
      `${name}=garbage; ${right}`,
      `${right}; ${name}=garbage`,
      `${bare}=garbage; ${right}`,
      `;;;=;${right};;`,
      `__proto__=x; constructor=y; ${right}`,
    ])
      expect([401, person.id]).toContain(await whoIs(several))
    expect(await whoIs(`${bare}=garbage; ${right}`)).toBe(person.id)
  })

  it('a secret counts as a cookie only: not as a token, in the address or in a body', async () => {
    const { secret } = await openOne()
    for (const request of [
      { url: '/api/v1/session', headers: { authorization: `Bearer ${secret}` } },
      { url: '/api/v1/session', headers: { authorization: `Bearer prt_${secret}` } },
      { url: '/api/v1/session', headers: { authorization: `Basic ${Buffer.from(`x:${secret}`).toString('base64')}` } },
      { url: `/api/v1/session?${name}=${secret}` },
      { url: '/api/v1/session', headers: { 'x-session': secret, 'set-cookie': `${name}=${secret}` } },
    ])
      expect((await target.inject(request)).statusCode).toBe(401)
  })
})
