import type { Letters } from '../letter.ts'
import { listed, moment, say } from '../words.ts'

/** Second factors that are asked for and not there yet. */
export const enrolmentLetters: Letters<'enrolment-code' | 'enrolment-code-made' | 'second-factor-due'> = {
  'second-factor-due': ({ places, due }, { installation, entryPath }) => ({
    subject: say`Set up a second factor for ${installation}`,
    heading: say`${listed(places)} will ask for a second factor`,
    paragraphs: [
      say`You have none that counts there. From ${moment(due)} on you will need one: an authenticator app or a passkey, for instance.`,
      say`Until then everything works as before. It takes two minutes on the page of your account.`,
    ],
    action: { label: 'Set one up', path: entryPath },
    after: [
      say`After that day you can still set one up, but then a code from your mailbox or an administrator is asked for first.`,
    ],
    why: say`You get this mail because you have a role there.`,
  }),

  'enrolment-code': ({ expiresAt }, { installation }) => ({
    subject: say`Your code for ${installation}`,
    heading: say`Your code to set up a second factor for ${installation}`,
    paragraphs: [say`Enter it on the page that asked for it. It works there only, and once.`],
    hasCode: true,
    after: [
      say`It ends ${moment(expiresAt)}. Give it to nobody: no one who looks after your account will ask you for it.`,
      say`If you did not ask for it, somebody else knows your password. Choose another one.`,
    ],
    why: say`You get this mail because somebody sets up a second factor for your account there.`,
  }),

  'enrolment-code-made': ({ by, expiresAt }, { installation }) => ({
    subject: say`A code for your account at ${installation} was made`,
    heading:
      by === null
        ? say`A code was made with which you can set up a second factor for ${installation}`
        : say`${by} made a code with which you can set up a second factor for ${installation}`,
    paragraphs: [
      say`They will give it to you themselves. It works once, until ${moment(expiresAt)}, and only for somebody who has signed in as you.`,
    ],
    after: [say`If you did not ask for it, choose a new password and tell whoever looks after your account.`],
    why: say`You get this mail because you have an account there.`,
  }),
}
