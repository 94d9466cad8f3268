import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cluster, startCluster } from '../postgres/start-cluster.ts'
import { runBuilt, startBuilt, type Target } from './built-server.ts'
import { all, type PortalClient, setUp, signIn } from './portal-client.ts'
import { machines, writeUntilGone } from './write-until.ts'

const rounds = process.env.PORTREEVE_DEEP ? 10 : 2
const createdEvents = '/api/v1/scopes/platform/audit-events?action=service-account.created'

// The guarantee: what was answered with success is there, with its one audit event, whatever happens to the process.
describe.each(['embedded', 'postgresql'] as const)('the built server (%s)', (kind) => {
  let target: Target
  let cluster: Cluster | undefined

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'portreeve-durable-'))
    // A cluster of its own that syncs to disk, which the one of the other tests does not.
    cluster = kind === 'embedded' ? undefined : await startCluster({ durable: true })
    target = cluster === undefined ? { folder } : { folder, databaseUrl: cluster.url }
    const server = await startBuilt(target)
    await setUp(server.url, server.output())
    await server.stop()
  })
  afterAll(async () => {
    await cluster?.stop()
    rmSync(target.folder, { recursive: true, force: true })
  })

  const acknowledged: string[] = []

  /** Everything acknowledged so far is there, and everything that is there has exactly one event. */
  async function expectWhole(client: PortalClient): Promise<void> {
    const there = (await all(client, machines)).map(({ id }) => String(id))
    const told = (await all(client, createdEvents)).map(({ target: of }) => String((of as { id: string }).id))
    expect(acknowledged.filter((id) => !there.includes(id))).toEqual([])
    expect(told.toSorted()).toEqual(there.toSorted())
  }

  it('loses nothing that it answered with success when it is killed while it writes (X6)', async () => {
    for (let round = 1; round <= rounds; round++) {
      const started = performance.now()
      const server = await startBuilt(target)
      console.log(`${kind}, start ${round}: ready after ${Math.round(performance.now() - started)} ms`)
      const client = await signIn(server.url)
      await expectWhole(client)
      let killed: Promise<void> | undefined
      // A different moment in every round.
      const written = await writeUntilGone(client, String(round), 5 + round * 7, () => {
        killed = server.kill()
      })
      await killed
      acknowledged.push(...written)
    }
    const server = await startBuilt(target)
    await expectWhole(await signIn(server.url))
    expect((await server.stop()).exitCode).toBe(0)
    const verdict = await runBuilt(['audit', 'verify'], target)
    expect(verdict.output).toMatch(/all as they were written/)
    expect(verdict.exitCode).toBe(0)
  }, 120_000)

  it('finishes what it has begun and ends soon when it is asked to end under load', async () => {
    const server = await startBuilt(target)
    const client = await signIn(server.url)
    let stopped: ReturnType<typeof server.stop> | undefined
    acknowledged.push(
      ...(await writeUntilGone(client, 'last', 10, () => {
        stopped = server.stop()
      })),
    )
    const { exitCode, tookMs } = (await stopped)!
    console.log(`${kind}: ended ${Math.round(tookMs)} ms after it was asked to`)
    expect(exitCode).toBe(0)
    const again = await startBuilt(target)
    await expectWhole(await signIn(again.url))
    await again.stop()
  }, 60_000)

  if (kind === 'embedded') {
    it('is the only one on its folder: a second one says who has it, and ends with 1', async () => {
      const server = await startBuilt(target)
      const second = await runBuilt(['start'], target)
      expect(second.exitCode).toBe(1)
      expect(second.output).toMatch(/data folder .* is in use by the process \d+/)
      expect((await signIn(server.url)) && (await server.stop()).exitCode).toBe(0)
    }, 60_000)
  }
})
