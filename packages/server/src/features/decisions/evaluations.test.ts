import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { type AuthzenWorld, makeAuthzenWorld, nobody } from './authzen-world.fixture.ts'

describeOnDatabases('several AuthZEN evaluations, and the transport', ({ open }) => {
  let w: AuthzenWorld

  beforeAll(async () => {
    w = await makeAuthzenWorld(await open())
  })
  afterAll(() => w?.server.stop())

  describe('several evaluations', () => {
    const batch = async (payload: object) => {
      const response = await w.post('evaluations', payload)
      expect(response.statusCode, response.body).toBe(200)
      return response.json()
    }
    const three = () => ({
      ...{ subject: w.person(w.writer), action: { name: 'read' } },
      evaluations: [{ resource: w.onDoc() }, { resource: w.onDoc(nobody) }, { resource: w.onDoc() }],
    })
    const verdicts = (answer: { evaluations: { decision: boolean }[] }) =>
      answer.evaluations.map(({ decision }) => decision)

    it.each([
      [undefined, [true, false, true]],
      ['execute_all', [true, false, true]],
      ['deny_on_first_deny', [true, false]],
      ['permit_on_first_permit', [true]],
    ])('section 7.1.2: %s', async (semantic, expected) => {
      const answer = await batch({ ...three(), ...(semantic && { options: { evaluations_semantic: semantic } }) })
      expect(verdicts(answer)).toEqual(expected)
      expect(answer).not.toHaveProperty('decision')
    })

    it('short-circuits on the failure of an item, and goes on over it where it waits for a permit', async () => {
      const payload = {
        ...three(),
        evaluations: [{ resource: { type: 'doc' } }, { resource: w.onDoc() }, { resource: w.onDoc() }],
      }
      const denied = await batch({ ...payload, options: { evaluations_semantic: 'deny_on_first_deny' } })
      expect(verdicts(denied)).toEqual([false])
      const permitted = await batch({ ...payload, options: { evaluations_semantic: 'permit_on_first_permit' } })
      expect(verdicts(permitted)).toEqual([false, true])
    })

    it('section 7.1.1: an item’s member replaces the default whole', async () => {
      const answer = await batch({
        ...{ subject: { ...w.person(w.writer), properties: { clearance: 9 } }, context: { scope: w.north.id } },
        ...{ action: { name: 'list' }, resource: { type: 'doc', id: 'any' } },
        evaluations: [
          {},
          { context: {} },
          { subject: { type: 'user', id: nobody } },
          { action: { name: 'read' }, resource: w.onDoc() },
        ],
      })
      const codes = answer.evaluations.map(({ context }: { context: { code: string } }) => context.code)
      expect(codes).toEqual(['granted', 'scope-missing', 'unknown-subject', 'granted'])
    })

    it('section 7.2.1: what is wrong with one item is said in its own answer', async () => {
      const payload = {
        subject: w.person(w.writer),
        evaluations: [
          { action: { name: 'read' }, resource: w.onDoc() },
          { action: { name: 'read' } },
          { action: 7, resource: w.onDoc() },
        ],
      }
      const { evaluations } = await batch(payload)
      expect(evaluations[0].decision).toBe(true)
      for (const item of evaluations.slice(1)) {
        expect(item).toEqual({ decision: false, context: { error: { status: 400, message: expect.any(String) } } })
      }
    })

    it('without evaluations, or with none in it, answers like a single evaluation', async () => {
      const single = w.ask(w.writer, 'read', w.onDoc())
      expect(await batch(single)).toEqual(await w.decide(single))
      expect(await batch({ ...single, evaluations: [] })).toEqual(await w.decide(single))
      expect((await w.post('evaluations', { subject: w.person(w.writer), evaluations: [] })).statusCode).toBe(400)
    })

    it('answers 1,000 items in their order, and refuses more', async () => {
      const evaluations = Array.from({ length: 1000 }, (_, n) => ({ resource: w.onDoc(n % 3 ? w.doc : nobody) }))
      const payload = { subject: w.person(w.writer), action: { name: 'read' }, evaluations }
      expect(verdicts(await batch(payload))).toEqual(evaluations.map((_, n) => n % 3 !== 0))
      const more = await w.post('evaluations', { ...payload, evaluations: [...evaluations, evaluations[0]] })
      expect(more.statusCode).toBe(400)
    })

    it('refuses a semantic that there is none of, for the whole payload', async () => {
      const response = await w.post('evaluations', { ...three(), options: { evaluations_semantic: 'some' } })
      expect(response.statusCode).toBe(400)
    })
  })

  describe('the transport (section 10)', () => {
    it('answers errors with a string, never with a problem document', async () => {
      const broken = [
        await w.post('evaluation', { subject: w.person(w.writer), action: { name: 'read' } }),
        await w.post('evaluation', { ...w.ask(w.writer, 'read', w.onDoc()), subject: { type: 'user' } }),
        await w.post('evaluation', '{'.repeat(3), { 'content-type': 'application/json' }),
        await w.post('evaluations', { evaluations: 'all' }),
      ]
      for (const response of broken) {
        expect(response.statusCode).toBe(400)
        expect(response.headers['content-type']).toMatch(/^text\/plain/)
        expect(response.body.length).toBeGreaterThan(5)
      }
    })

    it.each([
      ['no token', undefined],
      ['a w.token of nobody', 'Bearer prt_00000000_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
    ])('401 with %s', async (_what, authorization) => {
      const response = await w.server.inject({
        ...{ method: 'POST', url: '/access/v1/evaluation', payload: w.ask(w.writer, 'read', w.onDoc()) },
        headers: { 'x-request-id': 'mine', ...(authorization && { authorization }) },
      })
      expect(response.statusCode).toBe(401)
      expect(response.headers).toMatchObject({ 'www-authenticate': 'Bearer', 'x-request-id': 'mine' })
      expect(response.headers['content-type']).toMatch(/^text\/plain/)
    })

    it('403 to a w.machine whose role may not w.ask, and to a person', async () => {
      const mute = await w.machine(w.north, 'reader')
      const response = await w.post('evaluation', w.ask(w.writer, 'read', w.onDoc()), {
        authorization: `Bearer ${mute}`,
      })
      expect(response.statusCode).toBe(403)
      const asWriter = await w.server.as(w.writer.id)
      const payload = w.ask(w.writer, 'read', w.onDoc())
      expect((await asWriter({ method: 'POST', url: '/access/v1/evaluation', payload })).statusCode).toBe(403)
    })

    it('gives the request’s identifier back', async () => {
      const response = await w.post('evaluation', w.ask(w.writer, 'read', w.onDoc()), {
        'x-request-id': 'bfe9eb29-äöü'.slice(0, 8),
      })
      expect(response.headers['x-request-id']).toBe('bfe9eb29')
    })

    it('ignores members that it does not know', async () => {
      const payload = { ...w.ask(w.writer, 'read', { ...w.onDoc(), colour: 'red' }), trace: { id: 1 } }
      expect((await w.decide(payload)).decision).toBe(true)
    })

    it('names in its metadata what exists, and nothing else', async () => {
      const response = await w.server.inject({ method: 'GET', url: '/.well-known/authzen-configuration' })
      expect(response.statusCode).toBe(200)
      expect(response.json()).toEqual({
        policy_decision_point: 'http://localhost:7300',
        access_evaluation_endpoint: 'http://localhost:7300/access/v1/evaluation',
        access_evaluations_endpoint: 'http://localhost:7300/access/v1/evaluations',
      })
    })
  })
})
