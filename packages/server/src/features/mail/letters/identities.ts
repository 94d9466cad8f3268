import type { Letters } from '../letter.ts'
import { say } from '../words.ts'

/** Accounts at outside providers with which somebody signs in here. */
export const identityLetters: Letters<'identity-changed'> = {
  'identity-changed': ({ provider, email, how }, { installation }) => ({
    subject: say`Signing in to ${installation} with ${provider}`,
    heading:
      how === 'linked'
        ? say`A ${provider} account was linked with your account at ${installation}`
        : say`A ${provider} account is no longer linked with your account at ${installation}`,
    paragraphs: [
      how === 'linked'
        ? email === null
          ? say`Whoever can sign in there can sign in here as you.`
          : say`It is ${email}. Whoever can sign in there can sign in here as you.`
        : say`Nobody can sign in here with it any more.`,
    ],
    after: [
      how === 'linked'
        ? say`If you did not do this, unlink it on the page of your account, choose a new password, and tell whoever looks after your account.`
        : say`If you did not do this, choose a new password at once, and tell whoever looks after your account.`,
    ],
    why: say`You get this mail because you have an account there.`,
  }),
}
