import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import type { Database } from '../../db/database.ts'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { hostContext } from '../../host-context.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { type MadePerson, makePerson, platform } from '../../http/world.fixture.ts'
import { createLog } from '../../log.ts'
import { headerOf, startMailServer } from './mail-server.fixture.ts'
import { queueMail } from './queue-mail.ts'
import { giveUpMs, sendDue } from './send-due.ts'
import { startSender } from './sender.ts'
import { type SmtpTransport, smtpTransport } from './smtp.ts'

const from = 'Portreeve <access@example.com>'
const secretPath = '/links/s3cret-part-of-a-link'

describeOnDatabases('sending mail', ({ open, byHand }) => {
  let database: Database
  let mails: Awaited<ReturnType<typeof startMailServer>>
  let server: TestServer
  let transport: SmtpTransport
  let person: MadePerson
  const clock = new MovingClock()
  const logged: string[] = []
  const secretKeys = [randomBytes(32)]

  const start = () =>
    startTestServer({
      ...{ blueprint: 'starter', database, clock },
      config: { mail: { url: mails.url, from }, secretKeys },
      log: createLog('debug', { write: (line) => void logged.push(line) }),
    })

  beforeAll(async () => {
    database = await open()
    mails = await startMailServer()
    server = await start()
    transport = smtpTransport({ url: mails.url, from })
    person = await makePerson(server.service, { name: 'Zoë ʻAkau' })
  })
  // Whatever a test left over is not the next one's.
  afterEach(() => byHand(`update messages set state = 'failed', due_at = null where state = 'queued'`))
  afterAll(async () => {
    transport.close()
    await server.stop()
    await mails.stop()
  })

  const queue = async (
    to: { user: MadePerson['id'] } | { email: string } = { user: person.id },
    expiresAt = '2031-01-01T09:00:00.000Z',
  ) => {
    const context = hostContext(server.service, 'mail')
    await database.transact(context.wall, (tx) =>
      queueMail(tx, context, {
        ...{ kind: 'set-password', to, scope: platform.id, secretPath },
        values: { isNew: true, by: 'Ada', expiresAt },
      }),
    )
    const [row] = await byHand('select id from messages order by id desc limit 1')
    return String(row?.id)
  }
  const stored = async (id: string) => {
    const [row] = await byHand(`select * from messages where id = '${id}'`)
    return row ?? {}
  }
  const arrivedOf = (id: string) => mails.arrived.filter((mail) => headerOf(mail, 'Message-ID')?.includes(id))
  const send = () => sendDue(server.service, transport)

  it('delivers a mail once, to whom it is for, with its link, and forgets the link (X12)', async () => {
    const id = await queue()
    expect(await send()).toBe(true)
    expect(await send()).toBe(false)
    const [mail = '', ...more] = arrivedOf(id)
    expect(more).toEqual([])
    expect(headerOf(mail, 'Message-ID')).toBe(`<${id}@localhost>`)
    expect(headerOf(mail, 'To')).toContain(`<${person.email}>`)
    expect(headerOf(mail, 'From')).toBe(from)
    expect(headerOf(mail, 'Auto-Submitted')).toBe('auto-generated')
    expect(mail.replaceAll('=\r\n', '')).toContain(`http://localhost:7300${secretPath}`)
    expect(await stored(id)).toMatchObject({ state: 'sent', attempts: 1, secret: null, due_at: null, last_error: null })
  })

  it('X12: the secret of a link lies encrypted while it waits, and is in no log line', async () => {
    const id = await queue()
    const row = JSON.stringify(await stored(id))
    expect(row).not.toContain('s3cret')
    expect(row).toContain('"state":"queued"')
    mails.next({ code: 451, words: 'not now' })
    await send()
    expect((await stored(id)).secret).toBeTypeOf('string')
    clock.forward(2)
    await send()
    expect(logged.join()).not.toContain('s3cret')
    expect(logged.join()).toContain('not now')
  })

  it('tries again after a refusal for now, later and later, always as the same mail', async () => {
    const id = await queue()
    mails.next({ code: 451, words: 'busy' }, { code: 421, words: 'still busy' })
    expect(await send()).toBe(true)
    expect(await stored(id)).toMatchObject({
      ...{ state: 'queued', attempts: 1, last_error: 'The mail server refused this mail: 451 busy' },
    })
    expect(await send()).toBe(false)
    clock.forward(1)
    expect(await send()).toBe(true)
    clock.forward(2)
    expect(await send()).toBe(false)
    clock.forward(1)
    expect(await send()).toBe(true)
    expect(await stored(id)).toMatchObject({ state: 'sent', attempts: 3, last_error: null })
    const [first, second, third] = arrivedOf(id).map((mail) => [headerOf(mail, 'Message-ID'), headerOf(mail, 'Date')])
    expect(second).toEqual(first)
    expect(third).toEqual(first)
  })

  it('gives a mail up at once when the mail server refuses the recipient for good, and forgets its link', async () => {
    const id = await queue({ email: 'nobody@example.com' })
    mails.next({ code: 550, words: 'no such mailbox', at: 'recipient' })
    await send()
    expect(await stored(id)).toMatchObject({
      ...{ state: 'failed', attempts: 1, secret: null, due_at: null },
      last_error: expect.stringMatching(/refused this recipient: 550 no such mailbox/),
    })
    clock.forward(24 * 60)
    expect(await send()).toBe(false)
  })

  it('gives a mail up after three days without a mail server, in words that do not name the server', async () => {
    const id = await queue()
    const nowhere = smtpTransport({ url: 'smtp://127.0.0.1:1', from })
    await sendDue(server.service, nowhere)
    const reason = 'The mail server could not be reached, or did not answer.'
    expect(await stored(id)).toMatchObject({ state: 'queued', last_error: reason })
    clock.forward(giveUpMs / 60_000)
    await sendDue(server.service, nowhere)
    expect(await stored(id)).toMatchObject({ state: 'failed', last_error: reason, secret: null })
  })

  it('a mail whose link has ended, and one that waited for more than three days, are not sent any more', async () => {
    const dead = await queue(undefined, new Date(clock.now().getTime() + 60_000).toISOString())
    clock.forward(1)
    await send()
    expect(await stored(dead)).toMatchObject({
      ...{ state: 'failed', secret: null, last_error: 'The link or code in it ended before the mail could be sent.' },
    })
    const old = await queue()
    clock.forward(giveUpMs / 60_000 + 1)
    await send()
    expect(await stored(old)).toMatchObject({ state: 'failed', last_error: expect.stringContaining('three days') })
    expect([...arrivedOf(dead), ...arrivedOf(old)]).toEqual([])
  })

  it('does not lose a mail for a wrong password of the mail server, and does not repeat it', async () => {
    const strict = await startMailServer({
      ...{ authOptional: false, allowInsecureAuth: true },
      onAuth: (_auth, _session, done) => done(new Error('who are you')),
    })
    const id = await queue()
    const wrong = smtpTransport({ url: strict.url.replace('//', '//portreeve:wr0ng@'), from })
    await sendDue(server.service, wrong)
    expect(await stored(id)).toMatchObject({
      ...{ state: 'queued', last_error: 'The mail server does not accept the user or the password.' },
    })
    expect(logged.join()).not.toContain('wr0ng')
    await strict.stop()
  })

  it('a mail whose sender died on the way is sent by another, with the same Message-ID; the first to settle counts', async () => {
    const id = await queue()
    const { isHeld, release } = mails.hold()
    const dying = send()
    await isHeld
    const other = await start()
    expect(await sendDue(other.service, transport)).toBe(false)
    clock.forward(5)
    expect(await sendDue(other.service, transport)).toBe(true)
    const settled = await stored(id)
    expect(settled).toMatchObject({ state: 'sent', attempts: 2 })
    release()
    await dying
    expect(await stored(id)).toEqual(settled)
    const [first, second] = arrivedOf(id)
    expect(headerOf(second ?? '', 'Message-ID')).toBe(headerOf(first ?? 'none', 'Message-ID'))
    await other.stop()
  })

  it('what was queued by a server that is gone is sent by the next one that starts, and two of them send it once', async () => {
    const ids = [await queue(), await queue(), await queue()]
    const nodes = [await start(), await start()]
    const errors: unknown[] = []
    const senders = nodes.map(({ service }) => startSender(service, (error) => errors.push(error)))
    const waiting = async () =>
      (await byHand(`select id from messages where id in ('${ids.join(`','`)}') and state <> 'sent'`)).length
    await vi.waitFor(async () => expect(await waiting()).toBe(0), { timeout: 10_000 })
    await Promise.all(senders.map((sender) => sender.stop()))
    expect(ids.map((id) => arrivedOf(id).length)).toEqual([1, 1, 1])
    expect(errors).toEqual([])
    await Promise.all(nodes.map((node) => node.stop()))
  })

  it('shares the mails out among all who look for one at the same moment', async () => {
    const ids: string[] = []
    while (ids.length < 12) ids.push(await queue())
    const looking = async () => {
      while (await send());
    }
    await Promise.all(Array.from({ length: 8 }, looking))
    expect(ids.map((id) => arrivedOf(id).length)).toEqual(ids.map(() => 1))
  })

  it('a mail and what it tells of happen together or not at all', async () => {
    const before = (await byHand('select id from messages')).length
    const context = hostContext(server.service, 'mail')
    const failed = database.transact(context.wall, async (tx) => {
      const to = { user: person.id }
      await queueMail(tx, context, { kind: 'test', to, scope: platform.id, values: { by: null } })
      throw new Error('the change failed')
    })
    await expect(failed).rejects.toThrow('the change failed')
    expect((await byHand('select id from messages')).length).toBe(before)
  })

  it('X12: without a mail server a mail is kept, and no secret at all', async () => {
    const quiet = await startTestServer({ blueprint: 'starter', database, clock })
    const context = hostContext(quiet.service, 'mail')
    await database.transact(context.wall, (tx) =>
      queueMail(tx, context, {
        ...{ kind: 'confirm-email', to: { email: 'new@example.com' }, scope: platform.id, secretPath },
        values: { expiresAt: '2030-03-02T09:00:00.000Z' },
      }),
    )
    const [row] = await byHand('select * from messages order by id desc limit 1')
    expect(row).toMatchObject({ state: 'kept', secret: null, due_at: null })
    await quiet.stop()
  })

  it('one mail that cannot be written does not hold up the others, and neither does one whose key is lost', async () => {
    const [strange, locked, good] = [await queue(), await queue(), await queue()]
    await byHand(`update messages set kind = 'from-the-future' where id = '${strange}'`)
    await byHand(`update messages set secret = 'AAAA' where id = '${locked}'`)
    while (await send());
    expect(await stored(strange)).toMatchObject({ state: 'failed', secret: null })
    expect(await stored(locked)).toMatchObject({
      ...{ state: 'queued', last_error: 'The link or code in it can no longer be read: it was kept with another key.' },
    })
    expect((await stored(good)).state).toBe('sent')
  })

  it('an address that would end a line or add another recipient is never written to', async () => {
    for (const email of ['a@example.com\r\nBcc: b@example.com', 'a@example.com, b@example.com', '<a@example.com> b']) {
      const id = await queue({ email })
      await send()
      expect(arrivedOf(id)).toEqual([])
      expect(await stored(id)).toMatchObject({
        ...{ state: 'failed', last_error: 'This is not an address that mail can be sent to.' },
      })
    }
  })
})
