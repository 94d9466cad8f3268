import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settings } from '../../packages/server/src/db/schema.ts'
import { headerOf, startMailServer } from '../../packages/server/src/features/mail/mail-server.fixture.ts'
import { sendDue } from '../../packages/server/src/features/mail/send-due.ts'
import { smtpTransport } from '../../packages/server/src/features/mail/smtp.ts'
import { answerAsks } from '../../packages/server/src/features/mailbox/answer-asks.ts'
import { join, makePerson, platform } from '../../packages/server/src/http/world.fixture.ts'
import { everywhere, startTarget, type Target } from './target.ts'

const from = 'Portreeve <access@example.com>'
const evil = 'x\r\nBcc: evil@example.com\r\nX-Evil: 1\r\n\r\n<script>alert(1)</script>'

describe('mails: what strangers type is text in a mail, never a header, a recipient, markup or a link elsewhere', () => {
  let mails: Awaited<ReturnType<typeof startMailServer>>
  let target: Target
  let send: Awaited<ReturnType<Target['as']>>
  beforeAll(async () => {
    mails = await startMailServer()
    target = await startTarget({ blueprint: 'ai-platform', config: { mail: { url: mails.url, from } } })
    const boss = await makePerson(target.service)
    await join(target.service, boss, platform, { roles: ['platform:app', 'platform:admin'] })
    send = await target.as(boss.id)
  })
  afterAll(async () => {
    await target.stop()
    await mails.stop()
  })

  async function deliver(): Promise<readonly string[]> {
    const transport = smtpTransport({ url: mails.url, from })
    const before = mails.arrived.length
    while (await sendDue(target.service, transport));
    transport.close()
    return mails.arrived.slice(before)
  }

  it('header injection: a note with line ends stays in the text; names and addresses with them are refused', async () => {
    const invite = (body: object) =>
      send({ method: 'POST', url: '/api/v1/scopes/platform/invitations', payload: { role: 'developer', ...body } })
    expect((await invite({ emails: ['new@example.com'], note: evil })).statusCode).toBeLessThan(500)
    await invite({ emails: ['other@example.com'], note: 'x\nBcc: evil@example.com' })
    const refused = await invite({ emails: ['a@example.com\r\nBcc: evil@example.com'] })
    expect(JSON.stringify(refused.json())).toMatch(/invalid-input|refused/)
    const named = await send({ method: 'PATCH', url: '/api/v1/session/person', payload: { name: evil } })
    expect(named.statusCode).toBe(422)
    const arrived = await deliver()
    expect(arrived.length).toBeGreaterThan(0)
    for (const mail of arrived) {
      expect(headerOf(mail, 'bcc')).toBeUndefined()
      expect(headerOf(mail, 'to')).not.toContain('evil')
      expect(headerOf(mail, 'content-type')).toMatch(/^multipart\/alternative/)
      expect(headerOf(mail, 'x-evil')).toBeUndefined()
      expect(mail.split(/^content-type: text\/html/im)[1]).not.toContain('<script>')
    }
  })

  it('open redirect: a link in a mail leads to this server and on to one of its pages, whatever was asked for', async () => {
    await target.database.transact(everywhere, (tx) =>
      tx.insert(settings).values({
        ...{ scopeId: platform.id, area: 'sign-in', population: 'people', version: 1, document: { link: true } },
        ...{ changedAt: target.clock.now(), changedBy: 'test' },
      }),
    )
    const person = await makePerson(target.service)
    for (const next of ['//evil.example', 'https://evil.example/', '/\\evil.example', '/\t/evil.example', '/members']) {
      await target.inject({ method: 'POST', url: '/api/v1/links/sign-in/ask', payload: { email: person.email, next } })
    }
    await answerAsks(target.service)
    const arrived = (await deliver()).map((mail) => mail.replaceAll('=\r\n', '').replaceAll('=3D', '='))
    expect(arrived.length).toBeGreaterThan(0)
    for (const mail of arrived) {
      const links = [...mail.matchAll(/https?:\/\/[^\s"<>]+/g)].map(([link]) => new URL(link))
      expect(links.length).toBeGreaterThan(0)
      for (const link of links) {
        expect(link.origin).toBe('http://localhost:7300')
        expect(decodeURIComponent(link.search)).not.toContain('evil')
      }
    }
  })
})
