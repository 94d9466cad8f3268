import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPortreeve, PortreeveError } from '@portreeve/sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../repo/source.ts'
import { type RunningServer, startServer } from '../running-server.ts'

const evaluation = {
  subject: { type: 'user', id: 'nobody' },
  action: { name: 'app.publish' },
  resource: { type: 'developer-account', id: 'nowhere' },
}

describe('the client, against a running server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portreeve-client-'))
  let server: RunningServer

  beforeAll(async () => {
    const command = join(root, 'packages/cli/bin/portreeve.js')
    server = await startServer([process.execPath, command, 'start', '--data', join(folder, 'data')], { cwd: folder })
  })
  afterAll(async () => {
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const refusalOf = async (call: Promise<unknown>) => {
    const error = await call.catch((caught: unknown) => caught)
    if (!(error instanceof PortreeveError)) throw new Error('The call was not refused', { cause: error })
    return error.problem
  }

  test('answers with typed data', async () => {
    const { data } = await createPortreeve({ url: server.url }).api.GET('/api/v1/deployment')
    expect(data?.blueprint.id).toBe('developer-portal')
    expect(data?.setUp).toBe(false)
  })

  test('throws a refusal with its code, its sentence and the id of its request', async () => {
    const problem = await refusalOf(createPortreeve({ url: `${server.url}/` }).api.GET('/api/v1/session'))
    expect(problem).toMatchObject({
      code: 'not-signed-in',
      status: 401,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    expect(problem.detail).toMatch(/\.$/)
  })

  test('names the fields that were wrong', async () => {
    const body = { email: 'nobody', password: '' }
    const problem = await refusalOf(createPortreeve({ url: server.url }).api.POST('/api/v1/sign-in', { body }))
    expect(problem.code).toBe('invalid-input')
    expect(problem.errors.map(({ field }) => field)).toContain('password')
  })

  test('asks for decisions with its token, and a token that nobody gave is refused', async () => {
    const problem = await refusalOf(createPortreeve({ url: server.url, token: 'made-up' }).may(evaluation))
    expect(problem.status).toBe(401)
    expect(problem.detail).not.toBe('')
  })
})

test('a server that is not there is an error of its own', async () => {
  const error = await createPortreeve({ url: 'http://localhost:9' })
    .decide(evaluation)
    .catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(PortreeveError)
  expect(error).toMatchObject({ problem: { code: 'no-answer', status: 0 } })
})

test('the token goes to the server that was named, and nowhere else', async () => {
  const requests: Request[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    requests.push(new Request(input, init))
    return Response.json({ decision: true, context: {} })
  }
  const portreeve = createPortreeve({ url: 'https://access.example.com', token: 'secret', fetch })
  expect(await portreeve.may(evaluation)).toBe(true)
  expect(await portreeve.decideAll([])).toEqual([])
  expect(requests.map(({ url, headers }) => [url, headers.get('authorization')])).toEqual([
    ['https://access.example.com/access/v1/evaluation', 'Bearer secret'],
  ])
})
