import { textIn, textsIn } from '../audit/read-value.ts'
import { idWords, type Sentence } from '../audit/sentence.ts'
import type { SecurityEvent } from './security-events.ts'

/** What happened at the door, without who it was. A kind without words of its own is told by its id. */
export function securitySentence(event: SecurityEvent, permissionLabel: (id: string) => string): Sentence {
  const tell = sentences[event.kind]
  return tell ? tell(event, permissionLabel) : [idWords(event.kind)]
}

type Tell = (event: SecurityEvent, permissionLabel: (id: string) => string) => Sentence

const sentences: Readonly<Record<string, Tell>> = {
  'sign-in.succeeded': ({ detail }) => ['Signed in', wayWords(textIn(detail, 'way') ?? '')],
  'sign-in.refused': ({ detail, person }) => {
    const reason = textIn(detail, 'reason') ?? ''
    const isAboutAddress = person === null && (reason === 'wrong-password' || reason === 'closed')
    return ['Sign-in refused: ', isAboutAddress ? 'nobody has this address' : (reasons[reason] ?? 'no reason recorded')]
  },
  'sign-in.confirmed': ({ detail }) => {
    const way = textIn(detail, 'way')
    return way === null ? ['Confirmed their password'] : ['Confirmed who they are', wayWords(way)]
  },
  'sign-out': () => ['Signed out'],
  'sign-out.elsewhere': ({ detail }) => {
    const count = textsIn(detail, 'sessions').length
    return [count === 1 ? 'Ended another session of theirs' : `Ended ${count} other sessions of theirs`]
  },
  'link.asked': ({ detail }) => ['Asked for a link ', links[textIn(detail, 'link') ?? ''] ?? 'by mail'],
  'link.refused': () => ['Opened a link that was not valid any more'],
  'access.refused': ({ detail }, permissionLabel) => {
    const permission = textIn(detail, 'permission')
    return permission === null
      ? ['Was refused']
      : ['Was refused what takes the permission ', { name: permissionLabel(permission) }]
  },
  'set-up.done': () => ['Set this deployment up'],
  'set-up.refused': () => ['Set-up refused: the link was not valid'],
  'recover.used': () => ['Was given a way in again by a command on the host'],
}

function wayWords(way: string): string {
  const [kind, provider] = way.split(':')
  return kind === 'provider' && provider !== undefined
    ? ` with an account at the provider ${provider}`
    : (ways[way] ?? '')
}

const ways: Readonly<Record<string, string>> = {
  password: ' with a password',
  link: ' with a link to their mailbox',
  passkey: ' with a passkey',
  authenticator: ' with a code of their authenticator app',
  'email-code': ' with a code that was mailed to them',
  'recovery-code': ' with a recovery code',
  demo: ' with one click, as in any demo',
}

const links: Readonly<Record<string, string>> = {
  'reset-password': 'to choose a new password',
  'sign-in': 'to sign in with',
  'confirm-email': 'to confirm their address, by signing in without that',
}

const reasons: Readonly<Record<string, string>> = {
  'wrong-password': 'wrong password',
  passkey: 'a passkey that is not known here, or did not answer as it should',
  'passkey-counter': 'the passkey counts backwards, so there may be a copy of it',
  'identity-unknown': 'nobody here has linked this account of an outside provider',
  'provider-not-offered': 'nobody signs in with this provider here any more',
  closed: 'too many wrong passwords before',
  'wrong-code': 'wrong code',
  'used-code': 'the code was used before',
  'email-not-confirmed': 'the address is not confirmed',
  'account-archived': 'the account is archived',
  'account-blocked': 'the account is blocked',
  'sign-in-refused': 'the temporary password had ended',
}

/** What one can look for, in the words of the list. */
export const securityKinds = [
  { value: 'sign-in.succeeded', label: 'Sign-ins' },
  { value: 'sign-in.refused', label: 'Refused sign-ins' },
  { value: 'sign-in.confirmed', label: 'Confirmations' },
  { value: 'sign-out', label: 'Sign-outs' },
  { value: 'sign-out.elsewhere', label: 'Sign-outs elsewhere' },
  { value: 'link.asked', label: 'Links asked for' },
  { value: 'link.refused', label: 'Refused links' },
  { value: 'access.refused', label: 'Refusals' },
  { value: 'set-up.refused', label: 'Refused set-ups' },
  { value: 'set-up.done', label: 'Set-ups' },
  { value: 'recover.used', label: 'Ways in given by a command' },
] as const

export function isRefusal({ kind }: Pick<SecurityEvent, 'kind'>): boolean {
  return kind.endsWith('.refused')
}
