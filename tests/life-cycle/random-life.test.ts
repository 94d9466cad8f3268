import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { patienceMs, runs } from '../../packages/engine/src/deep-runs.fixture.ts'
import { describeOnDatabases } from '../../packages/server/src/db/on-databases.fixture.ts'
import { verifyAudit } from '../../packages/server/src/features/audit/verify.ts'
import { MovingClock } from '../../packages/server/src/http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../packages/server/src/http/test-server.fixture.ts'
import { type Acted, act } from './act.ts'
import { leftOpen, lostHolders, miscounted, wronglyAnswered } from './guarantees.ts'
import { judgeBatch } from './judge.ts'
import { type Holdings, leavePlatform, makeRandomWorld, welcome } from './random-world.ts'
import { ReplayedAccess } from './replayed-access.ts'
import { lookAt } from './state.ts'
import { batches, holdings, type Step } from './steps.ts'

/** A machine that is busy with other things tries less in that time, and nothing else comes of it. */
const limitMs = process.env.PORTREEVE_DEEP === '1' ? patienceMs * 0.8 : 3_500
const makesSomebody = new Set(['person.created', 'invitation.accepted'])

/**
 * The guarantee: whatever people do to each other, in whatever order and at whatever same moment, what X2 to X6 promise holds
 * after each of it. Nobody here knows what an act should do; only the database, the audit log and the blueprint are compared.
 */
for (const blueprint of ['developer-portal', 'auth-dashboard', 'ai-platform']) {
  describeOnDatabases(`random lives with ${blueprint}`, ({ open, byHand, kind }) => {
    let server: TestServer
    const clock = new MovingClock()
    const done = new Map<string, number>()
    let stopAt = Number.POSITIVE_INFINITY
    let hasFailed = false
    beforeAll(async () => {
      const tenancy = blueprint === 'ai-platform' ? { tenancy: 'multi' as const } : {}
      server = await startTestServer({ blueprint, database: await open(), clock, ...tenancy })
    })
    afterAll(() => server.stop())

    /** Throws with everything that happened until then. */
    async function live(held: Holdings, all: readonly (readonly Step[])[]): Promise<void> {
      const policy = server.service.policy()
      await byHand(leavePlatform)
      const world = await makeRandomWorld(server, held)
      const [last] = await byHand(
        "select coalesce(max(id::text), '00000000-0000-0000-0000-000000000000') as id from audit_events",
      )
      let lastEvent = String(last!.id)
      let before = (await lookAt(byHand, world, lastEvent)).state
      const access = new ReplayedAccess(policy, world)
      access.begin(before)
      const story: string[] = []
      for (const batch of all) {
        if (performance.now() > stopAt) return
        const setting = { server, world, clock, state: before }
        const acted = (await Promise.all(batch.map((step) => act(setting, step)))).filter(
          (one): one is Acted => one !== null,
        )
        story.push(...acted.map(({ line }) => line), '--')
        for (const { step, status } of acted) if (status < 300) done.set(step.what, (done.get(step.what) ?? 0) + 1)
        const { told, ...looked } = await lookAt(byHand, world, lastEvent)
        let after = looked.state
        const made = told.filter(({ action }) => makesSomebody.has(action))
        if (made.length > 0) {
          await welcome(
            byHand,
            world,
            made.map(({ person }) => person),
          )
          after = (await lookAt(byHand, world, lastEvent)).state
        }
        lastEvent = told.at(-1)?.id ?? lastEvent
        const happened = { policy, world, acted, told, before, after, now: clock.now() }
        const concerned = new Set([...acted.map(({ actor }) => actor), ...told.map(({ person }) => person)])
        const problems = [
          ...miscounted(happened),
          ...judgeBatch(world, access, told),
          ...access.differencesTo(after, clock.now()),
          ...lostHolders(happened),
          ...leftOpen(happened),
          ...(await wronglyAnswered({ ...setting, state: after }, [...concerned])),
        ]
        if (problems.length > 0) {
          // The time that it takes to find a shorter story.
          if (!hasFailed) stopAt = performance.now() + limitMs
          hasFailed = true
          throw new Error([...problems, '', 'How it came to it:', ...story].join('\n'))
        }
        before = after
      }
    }

    it('X2 X3 X4 X5 X6: no sequence of acts breaks a promise', { timeout: patienceMs }, async () => {
      const lengths = { atOnce: kind === 'embedded' ? 1 : 4, batches: 40 }
      stopAt = performance.now() + limitMs
      const places = server.service.policy().scopeTypes.length
      await fc.assert(fc.asyncProperty(holdings(places), batches(lengths), live), {
        numRuns: runs(6),
      })
      if (process.env.PORTREEVE_DEEP === '1') console.log(blueprint, kind, Object.fromEntries(done))
      // Otherwise it was about refusals only.
      expect(done.size).toBeGreaterThan(0)
      expect((await verifyAudit(server.service)).findings).toEqual([])
    })
  })
}
