import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTarget, type Target } from './target.ts'

/** What HTTP clients cannot be made to send, sent byte by byte. Times are small here; what is tested is that each ends a connection. */
describe('connections: whoever is slow, large or speaks no HTTP is told so and hung up on, and nobody else notices', () => {
  let target: Target
  let port: number
  beforeAll(async () => {
    target = await startTarget({
      blueprint: 'ai-platform',
      config: { patience: { headersMs: 150, requestMs: 300, silenceMs: 5_000 } },
    })
    port = await target.listen()
  })
  afterAll(() => target.stop())

  /** Sends and reads until the server hangs up. */
  async function send(text: string | Buffer, then?: (socket: Socket) => void): Promise<string> {
    const socket = connect(port, '127.0.0.1')
    const chunks: Buffer[] = []
    socket.on('data', (chunk) => chunks.push(chunk))
    // A reset is a way of hanging up.
    socket.on('error', () => {})
    socket.write(text)
    then?.(socket)
    await new Promise((closed) => socket.once('close', closed))
    return Buffer.concat(chunks).toString()
  }
  const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])
  const codeOf = (answer: string) => /"code":"([^"]+)"/.exec(answer)?.[1]
  const isAlive = async () => (await fetch(`http://localhost:${port}/healthz`)).status

  it('headers that never end', async () => {
    const answer = await send('GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-A: a')
    expect([statusOf(answer), codeOf(answer)]).toEqual([408, 'too-slow'])
  })

  it('a body that never ends, also when it drips', async () => {
    const head =
      'POST /api/v1/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{'
    let timer: NodeJS.Timeout | undefined
    const answer = await send(head, (socket) => {
      timer = setInterval(() => socket.writable && socket.write(' '), 40)
    })
    clearInterval(timer)
    expect([statusOf(answer), codeOf(answer)]).toEqual([408, 'too-slow'])
  })

  it('a file that drips, of somebody who was not let in: refused at once, and not listened to for longer than anybody else', async () => {
    const upload = '/api/v1/scopes/platform/apps/0190aaaa-0000-7000-8000-00000000dead/versions'
    const head = `POST ${upload} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/zip\r\nTransfer-Encoding: chunked\r\n\r\n`
    let timer: NodeJS.Timeout | undefined
    const answer = await send(`${head}1\r\na\r\n`, (socket) => {
      timer = setInterval(() => socket.writable && socket.write('1\r\na\r\n'), 40)
    })
    clearInterval(timer)
    expect([statusOf(answer), answer.split('HTTP/1.1').length - 1]).toEqual([401, 1])
  })

  it('a connection on which nothing is ever said', async () => {
    expect(statusOf(await send(''))).toBe(408)
  })

  it('many slow ones at once keep nobody else from being answered', async () => {
    const slow = Array.from({ length: 200 }, () => send('GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-A: a'))
    expect(await isAlive()).toBe(200)
    expect(new Set((await Promise.all(slow)).map(statusOf))).toEqual(new Set([408]))
  })

  it('headers that are too large or too many', async () => {
    for (const headers of [`X-A: ${'a'.repeat(20_000)}`, `Cookie: a=${'b'.repeat(20_000)}`]) {
      const answer = await send(`GET /healthz HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n\r\n`)
      expect([statusOf(answer), codeOf(answer)]).toEqual([431, 'headers-too-large'])
    }
  })

  it.each([
    ['two lengths', 'Content-Length: 5\r\nContent-Length: 6\r\n\r\n{}'],
    ['a length and chunks', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['chunks in disguise', 'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'],
    ['a length that is no number', 'Content-Length: +5\r\n\r\n{}'],
    ['a header over two lines', 'X-A: a\r\n b\r\n\r\n'],
    ['a space before the colon', 'Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n'],
    ['a bare line feed in a header', 'X-A: a\nX-B: b\r\n\r\n'],
    ['a NUL in a header', 'X-A: a\0b\r\n\r\n'],
    ['a chunk of another length', 'Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n'],
  ])('request smuggling: %s', async (_what, rest) => {
    const smuggled = 'GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n'
    const answer = await send(
      `POST /api/v1/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${rest}${smuggled}`,
      (socket) => socket.end(),
    )
    expect(answer).not.toContain('portreeve_build_info')
    expect(statusOf(answer)).toBeGreaterThanOrEqual(400)
    expect(statusOf(answer)).toBeLessThan(500)
  })

  it('no HTTP at all', async () => {
    for (const noise of [
      '\x16\x03\x01\x02\x00\x01\x00',
      'GET\r\n\r\n',
      'A'.repeat(1_000),
      'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    ]) {
      const answer = await send(noise, (socket) => socket.end())
      expect([400, 408]).toContain(statusOf(answer))
      expect(answer).not.toMatch(/node|fastify|\.ts|\.js/i)
    }
  })

  it('a body that is too large is refused, and the connection goes on', async () => {
    const body = JSON.stringify({ email: 'x'.repeat(1_100_000), password: 'x' })
    const large = await fetch(`http://localhost:${port}/api/v1/sign-in`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body },
    })
    expect([large.status, ((await large.json()) as { code: string }).code]).toEqual([413, 'too-large'])
    // One that only says that it is large is refused before it is read.
    const announced = await send(
      'POST /api/v1/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99999999\r\n\r\n',
    )
    expect(statusOf(announced)).toBe(413)
    expect(await isAlive()).toBe(200)
  })
})
