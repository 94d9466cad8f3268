import type { FactorKind } from '../../../access/second-factor.ts'
import type { Letters } from '../letter.ts'
import { moment, say, type Words } from '../words.ts'

/** Second factors: what proves beside a password who somebody is. */
export const factorLetters: Letters<'sign-in-code' | 'factor-changed' | 'recovery-code-used' | 'factors-reset'> = {
  'sign-in-code': ({ expiresAt }, { installation }) => ({
    subject: say`Your code for ${installation}`,
    heading: say`Your code for ${installation}`,
    paragraphs: [say`Enter it on the page that asked for it. It works there only, and once.`],
    hasCode: true,
    after: [
      say`It ends ${moment(expiresAt)}. Give it to nobody: no one who looks after your account will ask you for it.`,
      say`If you did not ask for it, somebody else knows your password. Choose another one.`,
    ],
    why: say`You get this mail because somebody is signing in to your account there.`,
  }),

  'factor-changed': ({ what, factor, label }, { installation }) => ({
    subject: say`Your second factors at ${installation} were changed`,
    heading: changed(what, factor, label),
    ...(what === 'recovery-codes-made' && { paragraphs: [say`The former ones no longer work.`] }),
    after: [say`If you did not do this, choose a new password at once and tell whoever looks after your account.`],
    why: say`You get this mail because you have an account there.`,
  }),

  'recovery-code-used': ({ left }, { installation }) => ({
    subject: say`A recovery code of yours was used at ${installation}`,
    heading: say`Somebody signed in to ${installation} with a recovery code of yours`,
    paragraphs: [
      left === 0
        ? say`It was the last one. Make new ones on the page of your account.`
        : left < 3
          ? say`Only ${String(left)} ${left === 1 ? 'is' : 'are'} left. Make new ones on the page of your account.`
          : say`${String(left)} are left.`,
    ],
    after: [say`If it was not you, choose a new password at once and tell whoever looks after your account.`],
    why: say`You get this mail because you have an account there.`,
  }),

  'factors-reset': ({ by }, { installation }) => ({
    subject: say`Your second factors at ${installation} were removed`,
    heading:
      by === null
        ? say`Your second factors at ${installation} were removed`
        : say`${by} removed your second factors at ${installation}`,
    paragraphs: [
      say`You are signed out everywhere. From now on your password alone lets you in, until you have set up another one.`,
    ],
    action: { label: 'Sign in', path: '/sign-in' },
    after: [say`If you did not ask for this, tell whoever looks after your account at once.`],
    why: say`You get this mail because you have an account there.`,
  }),
}

const kinds: Readonly<Record<FactorKind, string>> = {
  authenticator: 'authenticator app',
  passkey: 'passkey',
  'email-code': 'codes by email',
}

function changed(
  what: 'added' | 'removed' | 'recovery-codes-made',
  factor: FactorKind | null,
  label: string | null,
): Words {
  if (what === 'recovery-codes-made' || factor === null) return say`You have new recovery codes`
  const named = label === null ? say`` : say` (${label})`
  return what === 'added'
    ? say`A second factor was added: ${kinds[factor]}${named}`
    : say`A second factor was removed: ${kinds[factor]}${named}`
}
