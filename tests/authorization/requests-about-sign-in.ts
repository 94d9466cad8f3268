import { type Ask, plain } from './asked.ts'
import { byLink, openRequest } from './made-first.ts'

const newPassword = { password: 'a long walk in the rain' }

/** About one's own way in, and about links to one's mailbox. */
export const requestsAboutSignIn: Readonly<Record<string, Ask>> = {
  // The deployment of this test sends no mail.
  'POST /api/v1/links/reset-password/ask': ({ place }) => [{ body: { email: place.member.email }, impossible: true }],
  'POST /api/v1/links/reset-password/look': ({ place }) => byLink('reset-password', place.member),
  'POST /api/v1/links/reset-password': ({ place }) => byLink('reset-password', place.member, newPassword),
  'POST /api/v1/links/sign-in/ask': ({ place }) => [{ body: { email: place.member.email }, impossible: true }],
  'POST /api/v1/links/sign-in/look': ({ place }) => byLink('sign-in', place.member).map(whereLinksSignIn),
  'POST /api/v1/links/sign-in': ({ place }) => byLink('sign-in', place.member).map(whereLinksSignIn),
  'POST /api/v1/links/email-back/look': ({ place }) => byLink('email-back', formerly(place.member)),
  'POST /api/v1/links/email-back': ({ place }) => byLink('email-back', formerly(place.member), newPassword),

  'GET /api/v1/session/factors': plain,
  'POST /api/v1/session/factors/authenticator': plain,
  // Nobody here has a factor, or a device that could show a code.
  'POST /api/v1/session/factors/authenticator/{factorId}/prove': () => [
    { params: { factorId: openRequest }, body: { code: '123456' }, impossible: true },
  ],
  'POST /api/v1/session/factors/email-code': () => [{ impossible: true }],
  'POST /api/v1/session/factors/email-code/prove': () => [{ body: { code: '12345678' }, impossible: true }],
  'PATCH /api/v1/session/factors/{factorId}': () => [
    { params: { factorId: openRequest }, body: { label: 'Telefon' }, impossible: true },
  ],
  'POST /api/v1/session/factors/{factorId}/remove': () => [{ params: { factorId: openRequest }, impossible: true }],
  'POST /api/v1/session/recovery-codes': () => [{ impossible: true }],
  'GET /api/v1/session/second-factor': plain,
  'POST /api/v1/session/second-factor': () => [{ body: { kind: 'recovery-code', code: 'aaaa' }, impossible: true }],
  'POST /api/v1/session/second-factor/email-code': () => [{ impossible: true }],

  // The deployment of this test knows no provider: whoever signs in is led back to the sign-in page.
  'GET /api/v1/sign-in/providers/{provider}/start': () => [{ params: { provider: 'google' } }],
  'GET /api/v1/sign-in/providers/{provider}/callback': () => [{ params: { provider: 'google' } }],
  'GET /api/v1/session/identities': plain,
  'POST /api/v1/session/identities/{provider}/link': () => [
    { params: { provider: 'google' }, body: {}, impossible: true },
  ],
  'POST /api/v1/session/identities/{provider}/unlink': () => [{ params: { provider: 'google' }, impossible: true }],

  'POST /api/v1/session/passkeys/options': plain,
  // Only a device can answer.
  'POST /api/v1/session/passkeys': () => [{ body: { answer: madeBy() }, impossible: true }],
  'POST /api/v1/session/passkey/options': () => [{ impossible: true }],
  'POST /api/v1/session/passkey': () => [{ body: { answer: shownBy() }, impossible: true }],
  'POST /api/v1/sign-in/passkey/options': plain,
  'POST /api/v1/sign-in/passkey': () => [{ body: { answer: shownBy() }, impossible: true }],
}

const passkey = { id: 'AAAA', rawId: 'AAAA', type: 'public-key' }

function madeBy() {
  return { ...passkey, response: { clientDataJSON: 'AAAA', attestationObject: 'AAAA' } }
}

function shownBy() {
  return { ...passkey, response: { clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' } }
}

function formerly<Member extends { readonly email: string }>(member: Member): Member {
  return { ...member, email: 'former@example.com' }
}

/** The settings of every kind of people let them sign in by a link. */
function whereLinksSignIn<Asked extends { readonly first: string }>(asked: Asked): Asked {
  const first = `insert into settings (scope_id, area, population, version, document, changed_at, changed_by)
    select distinct '00000000-0000-7000-8000-000000000000'::uuid, 'sign-in', population, 1, '{"link":true}'::jsonb, now(), 'test' from users;${asked.first}`
  return { ...asked, first }
}
