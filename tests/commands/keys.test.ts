import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { portreeve } from '../../packages/cli/src/run.fixture.ts'
import { systemClock } from '../../packages/server/src/clock.ts'
import type { Service } from '../../packages/server/src/context.ts'
import { byHandAt, freshPostgresql } from '../../packages/server/src/db/on-databases.fixture.ts'
import { auditEvents, challenges, factors, messages } from '../../packages/server/src/db/schema.ts'
import { makePerson } from '../../packages/server/src/http/world.fixture.ts'
import { type FactorId, type MessageId, newId, platformId } from '../../packages/server/src/ids.ts'
import { onHost, rotateKeysOnHost } from '../../packages/server/src/on-host.ts'
import { readConfig } from '../../packages/server/src/read-config.ts'
import { seal, unseal } from '../../packages/server/src/sealed.ts'
import { startServer } from '../../packages/server/src/start.ts'

const everywhere = { tenants: 'all', person: null } as const
/** More than a batch. */
const many = 250

/** Whatever the product seals, and one row that nobody can open. */
async function fill(service: Service): Promise<void> {
  const { clock, config, database } = service
  const person = await makePerson(service)
  const [message, factor] = [newId<MessageId>(clock), newId<FactorId>(clock)]
  const at = { createdAt: clock.now(), expiresAt: clock.now() }
  const sealed = (of: string) => seal(config.secretKeys, of, `secret of ${of}`)
  await database.transact(everywhere, async (tx) => {
    await tx.insert(messages).values({
      ...{ id: message, scopeId: platformId, kind: 'test', toEmail: 'a@example.com', values: {}, state: 'sent' },
      ...{ secret: sealed(`message:${message}`), createdAt: clock.now() },
    })
    await tx.insert(factors).values({
      ...{ id: factor, userId: person.id, kind: 'authenticator', label: 'phone', createdAt: clock.now() },
      secret: sealed(`factor:${factor}`),
    })
    const rows = Array.from({ length: many }, (_, index) => String(index).padStart(64, '0'))
    await tx.insert(challenges).values([
      ...rows.map((hash) => ({
        hash: hash as never,
        kind: 'provider' as const,
        ...at,
        secret: sealed(`challenge:${hash}`),
      })),
      { hash: 'f'.repeat(64) as never, kind: 'provider', ...at, secret: `0123456789abcdef:${'A'.repeat(60)}` },
      { hash: 'e'.repeat(64) as never, kind: 'provider', ...at, secret: null },
    ])
  })
}

/** How many of the rows these keys open, each for itself. */
async function opened({ database }: Service, keys: readonly Buffer[]): Promise<number> {
  const rows = await database.read(everywhere, async (tx) => [
    ...(await tx.select({ key: messages.id, secret: messages.secret }).from(messages)).map((row) => ({
      of: 'message',
      ...row,
    })),
    ...(await tx.select({ key: factors.id, secret: factors.secret }).from(factors)).map((row) => ({
      of: 'factor',
      ...row,
    })),
    ...(await tx.select({ key: challenges.hash, secret: challenges.secret }).from(challenges)).map((row) => ({
      of: 'challenge',
      ...row,
    })),
  ])
  return rows.filter(({ of, key, secret }) => {
    try {
      return secret !== null && unseal(keys, `${of}:${key}`, secret) === `secret of ${of}:${key}`
    } catch {
      return false
    }
  }).length
}

const rotations = ({ database }: Service) =>
  database.read(everywhere, async (tx) =>
    (await tx.select().from(auditEvents))
      .filter(({ action }) => action === 'deployment.keys-rotated')
      .map(({ after }) => after),
  )

describe('keys rotate, beside the embedded database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portreeve-keys-'))
  const data = join(folder, 'data')
  const file = join(data, 'secret.key')
  const config = readConfig({}, { blueprint: 'ai-platform', data })
  const keysIn = () => readFileSync(file, 'utf8').trim().split('\n')
  beforeAll(async () => {
    await (await startServer({ ...config, port: null }, systemClock, 7_460)).stop()
    await onHost(config, fill)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('the key was made at the first start, and only its owner can read it', () => {
    expect(keysIn()).toHaveLength(1)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('everything is sealed with a new key, the former opens nothing and is gone, and the event says how many', async () => {
    const former = Buffer.from(keysIn()[0]!, 'base64')
    const { exitCode, printed } = await portreeve(['keys', 'rotate', '--blueprint', 'ai-platform', '--data', data])
    expect([exitCode, printed]).toEqual([
      1,
      `Sealed again with the first key: ${many + 2}.\nCould not be opened with any key that was given: 1. They stay as they are, and open nothing.`,
    ])
    expect(keysIn()).toHaveLength(1)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    await onHost(config, async (service) => {
      expect(await opened(service, service.config.secretKeys)).toBe(many + 2)
      expect(await opened(service, [former])).toBe(0)
      expect(await rotations(service)).toEqual([{ sealed: many + 2, lost: 1 }])
    })
  })

  it('one that was ended after it had made its key is gone on with', async () => {
    const [present] = keysIn()
    const begun = Buffer.alloc(32, 7).toString('base64')
    writeFileSync(file, `${begun}\n${present}\n`)
    await onHost(config, async (service) => expect(await opened(service, service.config.secretKeys)).toBe(many + 2))
    await portreeve(['keys', 'rotate', '--blueprint', 'ai-platform', '--data', data])
    expect(keysIn()).toEqual([begun])
    await onHost(config, async (service) => expect(await opened(service, service.config.secretKeys)).toBe(many + 2))
  })
})

describe('keys rotate, with the keys of the environment on PostgreSQL', () => {
  const [former, first] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
  const key = (bytes: Buffer) => bytes.toString('base64')
  let url: string
  const read = (more: Record<string, string>) =>
    readConfig({ DATABASE_URL: url, ...more }, { blueprint: 'ai-platform' })
  const rotating = () => read({ PORTREEVE_SECRET_KEY: key(first), PORTREEVE_FORMER_SECRET_KEYS: key(former) })
  beforeAll(async () => {
    url = await freshPostgresql()
    await (await startServer(read({ PORTREEVE_SECRET_KEY: key(former) }), systemClock, 7_480)).stop()
    await onHost(read({ PORTREEVE_SECRET_KEY: key(former) }), fill)
  })

  it('what was done when it failed half-way stays done, and two at once seal each row once', async () => {
    // Nobody can write to what comes after the first batch.
    await byHandAt(
      url,
      `create function stop() returns trigger language plpgsql as $$ begin if new.hash > lpad('220', 64, '0') then raise 'no'; end if; return new; end $$;
       create trigger stop before update on challenges for each row execute function stop()`,
    )
    await expect(rotateKeysOnHost(rotating())).rejects.toThrow()
    await byHandAt(url, 'drop trigger stop on challenges; drop function stop')
    const half = await onHost(rotating(), (service) => opened(service, [first]))
    expect(half).toBe(202)
    const both = await Promise.all([rotateKeysOnHost(rotating()), rotateKeysOnHost(rotating())])
    expect(both.reduce((sum, { sealed }) => sum + sealed, 0)).toBe(many + 2 - half)
    await onHost(read({ PORTREEVE_SECRET_KEY: key(first) }), async (service) => {
      expect(await opened(service, service.config.secretKeys)).toBe(many + 2)
      expect(await rotations(service)).toHaveLength(2)
    })
  })
})
