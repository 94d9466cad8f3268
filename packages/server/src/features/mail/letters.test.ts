import { describe, expect, it } from 'vitest'
import type { Config } from '../../config.ts'
import { platformId, type ScopeId } from '../../ids.ts'
import { composed } from './compose.ts'
import type { MailKind, MailValues } from './mail.ts'
import { renderMessage } from './rendered-message.ts'

const day = '2030-03-08T14:00:00.000Z'
const place = 'Möbelhaus Größ GmbH'

/** One of each kind: a new kind without an example does not compile. */
const examples: { readonly [Kind in MailKind]: MailValues[Kind] } = {
  invitation: { place, role: 'Developer', by: 'Greta', note: 'Welcome', expiresAt: day, accessExpiresAt: day },
  'member-added': { place, roles: ['Admin', 'Developer'], by: 'Greta' },
  'roles-changed': {
    ...{ place, before: ['Developer'], after: ['Admin'], takesEffect: 'next-session', expiresAt: day, by: null },
  },
  'member-disabled': { place, by: 'Greta' },
  'member-enabled': { place, by: null },
  'member-removed': { place, by: 'Greta' },
  'account-closed': { how: 'archived' },
  'account-opened': { how: 'unblocked' },
  'ownership-transferred': { place, role: 'Account Owner', from: 'Greta', to: 'Aylin', youAre: 'Admin' },
  'request-answered': { place, answer: 'accepted', role: 'Admin', expiresAt: day, note: 'For now', by: 'Greta' },
  'request-waiting': { place, who: 'Beate', asksFor: 'View apps', note: 'Please' },
  'administrator-made': { place, who: 'Aylin', role: 'Admin', by: 'Greta' },
  'guest-ends-soon': { place, who: 'Ola', role: 'Guest developer', expiresAt: day },
  'access-ends-soon': { place, role: 'Admin', expiresAt: day },
  'token-made': { place, token: 'deploy', permissions: ['View apps'] },
  'set-password': { isNew: true, by: 'Greta', expiresAt: day },
  'confirm-email': { expiresAt: day },
  'reset-password': { by: null, network: '203.0.113.5', expiresAt: day },
  'password-changed': { how: 'link' },
  'sign-in': { network: '203.0.113.5', expiresAt: day },
  'sign-up': { network: '203.0.113.5', expiresAt: day },
  'sign-up-known': { network: '203.0.113.5', account: 'open' },
  'email-changed': { to: 'new@example.com', expiresAt: day },
  'email-restored': { to: 'old@example.com' },
  'sign-in-closed': { count: 10, network: '203.0.113.5', endsAt: '2030-03-01T09:15:00.000Z' },
  'sign-in-code': { expiresAt: day },
  'enrolment-code': { expiresAt: day },
  'enrolment-code-made': { by: 'Ruth', expiresAt: day },
  'second-factor-due': { places: ['Größ', 'Ærø'], due: day },
  'factor-changed': { what: 'added', factor: 'authenticator', label: 'Phone' },
  'recovery-code-used': { left: 2 },
  'factors-reset': { by: 'Ruth' },
  'identity-changed': { provider: 'Google', email: 'greta@example.net', how: 'linked' },
  'owner-missing': { place, role: 'Account Owner' },
  'place-claimed': { place, role: 'Account Owner', by: 'Ruth', dueAt: day, reader: 'former-holder' },
  'claim-objected': { place, role: 'Account Owner', by: 'Greta', claimedBy: 'Ruth', reader: 'claimant' },
  'claim-completed': { place, role: 'Account Owner', by: 'Ruth' },
  'submission-waiting': { organization: 'Möbelhaus Größ GmbH' },
  'submission-decided': {
    ...{ place, app: 'Lagerstand-Ampel', appId: '018f0000-0000-7000-8000-000000000002', version: '1.2.0' },
    ...{ decision: 'changes-requested', note: 'Say what it stores' },
  },
  'review-begun': { place, review: 'Q1 2027', dueAt: day },
  'review-due': { place, review: 'Herbst', undecided: 3, dueAt: day },
  test: { by: 'Ruth' },
}

const service = { config: { url: new URL('https://access.example.com') } as Config }
const scopeId = '018f0000-0000-7000-8000-000000000001' as ScopeId

const rendered = (kind: MailKind, values: object, secret: string | null = '/links/secret') =>
  renderMessage(
    service,
    { kind, scopeId, values: values as Record<string, unknown> },
    { installation: 'Portreeve of Größ', secret, styles: 'everywhere' },
  )

describe.each(Object.entries(examples))('a mail of the kind %s', (kind, values) => {
  const { subject, text, html } = rendered(kind as MailKind, values)

  it('says what happened, why it came and from which installation, in both forms', () => {
    expect(subject.length).toBeGreaterThan(5)
    for (const form of [text, html]) {
      expect(form).toContain('You get this mail because')
      expect(form).toContain('Sent by Portreeve of Größ, access.example.com')
      expect(form).not.toMatch(/undefined|\[object|null/)
    }
    expect(subject + text).not.toMatch(/!|Oops|Are you sure/)
  })

  it('loads nothing from anywhere and links only to this installation', () => {
    expect(html).not.toMatch(/<img|<script|<link|@import|url\(/)
    for (const [, address] of html.matchAll(/(?:href|src)="([^"]*)"/g)) {
      expect(address).toMatch(/^https:\/\/access\.example\.com\//)
    }
  })

  it('shows what people chose as text, whatever it looks like', () => {
    const nasty = `"><script>alert('1')</script>&\u202e\r\nBcc: b@example.com`
    const forged = Object.fromEntries(
      Object.entries(values).map(([name, value]) => {
        if (
          /^(due|left|what|factor|expiresAt|dueAt|endsAt|accessExpiresAt|answer|takesEffect|how|isNew|reader|decision|appId)$/.test(
            name,
          )
        )
          return [name, value]
        return [name, Array.isArray(value) ? [nasty, nasty] : nasty]
      }),
    )
    const mail = rendered(kind as MailKind, forged)
    expect(mail.html).not.toContain('<script')
    expect(mail.html + mail.text + mail.subject).not.toContain('\u202e')
    expect(mail.subject).not.toMatch(/[\r\n]/)
    // A line of its own in the text could pass for a sentence of ours; only somebody's note has lines, each marked as theirs.
    expect(mail.text).not.toMatch(/^Bcc:/m)
  })
})

describe('the text of a mail', () => {
  it('tells times with their zone', () => {
    expect(rendered('access-ends-soon', examples['access-ends-soon']).text).toContain('Friday 8 March 2030, 14:00 UTC')
  })

  it('X12: has the link of its mailbox, and without it says where it is', () => {
    for (const kind of [
      'invitation',
      'set-password',
      'confirm-email',
      'reset-password',
      'sign-in',
      'sign-up',
      'email-changed',
    ] as const) {
      expect(rendered(kind, examples[kind]).text).toContain('https://access.example.com/links/secret')
      const seen = rendered(kind, examples[kind], null)
      for (const form of [seen.text, seen.html]) expect(form).toContain('only the mail itself has it')
      expect(seen.html).not.toContain('href=')
    }
  })

  it('X12: has the code of its mailbox, and without it says where it is', () => {
    const mail = rendered('sign-in-code', examples['sign-in-code'], '1234 5678')
    for (const form of [mail.text, mail.html]) expect(form).toContain('1234 5678')
    expect(mail.subject).not.toContain('1234')
    const seen = rendered('sign-in-code', examples['sign-in-code'], null)
    for (const form of [seen.text, seen.html]) expect(form).toContain('only the mail itself has it')
  })

  it('X3: tells of a claim what is so for its reader, and whoever can object is led to where that is possible', () => {
    const claimed = (reader: string) => rendered('place-claimed', { ...examples['place-claimed'], reader }).text
    expect(claimed('former-holder')).toContain('See the claim, or object')
    expect(claimed('former-holder')).toMatch(/https:\/\/access\.example\.com\/$/m)
    expect(claimed('caretaker')).not.toMatch(/you were the last|or object/)
    expect(claimed('caretaker')).toContain(`/scopes/${scopeId}`)
    const objected = (reader: string) => rendered('claim-objected', { ...examples['claim-objected'], reader }).text
    expect(objected('claimant')).toContain('because you claimed')
    expect(objected('other')).toContain('Greta objects to the claim of Ruth')
    expect(objected('other')).not.toMatch(/you claimed|your claim/)
  })

  it('never leads elsewhere', () => {
    for (const path of ['https://evil.example/x', '//evil.example/x', 'javascript:alert(1)']) {
      expect(() => rendered('invitation', examples.invitation, path)).toThrow('leads elsewhere')
    }
  })

  it('carries no `style` where the page that shows it would refuse one', () => {
    const values = { ...examples.invitation }
    const options = { installation: 'x', secret: null, styles: 'sheet' } as const
    const shown = renderMessage(service, { kind: 'invitation', scopeId, values }, options)
    expect(shown.html).not.toContain('style="')
    expect(shown.html).toContain('<style>')
  })

  it('puts the platform under its own name', () => {
    const options = { installation: 'x', secret: null, styles: 'sheet' } as const
    const message = { kind: 'member-added', scopeId: platformId, values: { ...examples['member-added'] } }
    expect(renderMessage(service, message, options).text).toContain('https://access.example.com/scopes/platform')
  })

  it('keeps a recipient’s name on one line', () => {
    const to = {
      id: 'x' as never,
      toName: 'A\r\nBcc: b@example.com\u202e',
      toEmail: 'a@example.com',
      createdAt: new Date(0),
    }
    const from = { url: 'smtp://localhost', from: 'a@example.com' }
    expect(composed(from, service.config.url, to, { subject: 's', text: 't', html: 'h' }).to).toEqual({
      ...{ name: 'A Bcc: b@example.com', address: 'a@example.com' },
    })
  })
})
