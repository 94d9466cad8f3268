import { expect, it } from 'vitest'
import { confirmIdentity, waysToProve, withProof } from './confirm-identity.ts'

const refusal = () => Response.json({ code: 'fresh-sign-in-needed' }, { status: 403 })

function server(answers: readonly (() => Response)[]) {
  const bodies: string[] = []
  const send = withProof(async (request) => {
    bodies.push(await request.text())
    return answers[bodies.length - 1]!()
  })
  return { bodies, send }
}

const act = () => new Request('https://access.example.com/act', { method: 'POST', body: 'to you' })

it('X13: without a page that could ask, the refusal stands', async () => {
  const { bodies, send } = server([refusal])
  expect((await send(act())).status).toBe(403)
  expect(bodies).toEqual(['to you'])
})

it('another refusal is nobody’s question', async () => {
  const { send } = server([() => Response.json({ code: 'above-your-role' }, { status: 403 })])
  expect(await (await send(act())).json()).toEqual({ code: 'above-your-role' })
  expect(await confirmIdentity.ask(['password'])).toBe(false)
})

it('C9: what a place asks for is asked here; where nothing at all is open before it, that is a page of its own', () => {
  const needed = { code: 'second-factor-needed', need: 'prove', methods: ['passkey'] }
  expect(waysToProve({ ...needed, scope: 'one' })).toEqual(['passkey'])
  expect(waysToProve(needed)).toBe(null)
  expect(waysToProve({ ...needed, scope: 'one', need: 'enrol' })).toBe(null)
  expect(waysToProve({ code: 'fresh-sign-in-needed', with: ['authenticator'] })).toEqual(['authenticator'])
})
