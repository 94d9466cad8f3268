import type { Letters } from '../letter.ts'
import { moment, say } from '../words.ts'

/** The account itself: its password, its address, whether it is open. */
export const accountLetters: Letters<
  'account-closed' | 'account-opened' | 'set-password' | 'confirm-email' | 'email-changed' | 'sign-in-closed' | 'test'
> = {
  'account-closed': ({ how }, { installation }) => ({
    subject: say`Your account at ${installation} was ${how}`,
    heading: say`Your account at ${installation} was ${how}`,
    paragraphs: [say`You are signed out everywhere, and your tokens no longer work. Signing in is not possible.`],
    after: [say`If you think that this is a mistake, ask whoever looks after your account.`],
    why: say`You get this mail because you have an account there.`,
  }),

  'account-opened': ({ how }, { installation }) => ({
    subject: say`Your account at ${installation} is open again`,
    heading: say`Your account at ${installation} was ${how}`,
    paragraphs: [say`You can sign in again. Tokens that you had do not come back.`],
    action: { label: 'Sign in', path: '/sign-in' },
    why: say`You get this mail because you have an account there.`,
  }),

  'set-password': ({ isNew, by, expiresAt }, { installation }) => ({
    subject: isNew ? say`Your account at ${installation}` : say`Choose a new password for ${installation}`,
    heading: isNew ? say`An account at ${installation} was made for you` : say`Choose a new password`,
    paragraphs: [
      isNew
        ? by === null
          ? say`Choose a password, and you can sign in.`
          : say`${by} made it. Choose a password, and you can sign in.`
        : by === null
          ? say`A new password was asked for. The old one works until you have chosen another.`
          : say`${by} asked that you choose another one.`,
    ],
    action: { label: 'Choose a password', path: 'secret' },
    after: [
      say`The link works once, until ${moment(expiresAt)}. Give it to nobody: whoever has it can sign in as you.`,
      ...(isNew ? [] : [say`If you do not expect it, tell whoever looks after your account.`]),
    ],
    why: say`You get this mail because it belongs to an account at ${installation} with your address.`,
  }),

  'confirm-email': ({ expiresAt }, { installation }) => ({
    subject: say`Confirm your address for ${installation}`,
    heading: say`Confirm that this address is yours`,
    paragraphs: [say`From then on you sign in to ${installation} with it.`],
    action: { label: 'Confirm the address', path: 'secret' },
    after: [
      say`The link works once, until ${moment(expiresAt)}.`,
      say`If you did not ask for this, do nothing: without the link nothing changes.`,
    ],
    why: say`You get this mail because somebody with an account there entered this address as theirs.`,
  }),

  'email-changed': ({ to }, { installation }) => ({
    subject: say`Your address at ${installation} was changed`,
    heading: say`You now sign in to ${installation} with ${to}`,
    paragraphs: [say`This address no longer belongs to your account. Mails about it go to the new one from now on.`],
    after: [say`If you did not do this, tell whoever looks after your account at once.`],
    why: say`You get this mail because this was the address of your account until now.`,
  }),

  'sign-in-closed': ({ count, network, endsAt }, { installation }) => ({
    subject: say`Wrong passwords for your account at ${installation}`,
    heading: say`Somebody entered ${String(count)} wrong passwords for your account`,
    paragraphs: [
      network === null
        ? say`Until ${moment(endsAt)} no password is taken where they were entered: on that device if it is one of yours, and otherwise on every device that you have not signed in with before.`
        : say`The last one came from ${network}. Until ${moment(endsAt)} no password is taken where they were entered: on that device if it is one of yours, and otherwise on every device that you have not signed in with before.`,
      say`Where you are signed in you stay so, and on other devices that you have used before you can sign in as always.`,
    ],
    after: [
      say`If it was you, wait until then, or ask whoever looks after your account to open it.`,
      say`If it was not, nobody has come in. A password that you use nowhere else keeps it so.`,
    ],
    why: say`You get this mail because you have an account there.`,
  }),

  test: ({ by }, { installation }) => ({
    subject: say`Test mail from ${installation}`,
    heading: say`Mail works`,
    paragraphs: [
      by === null
        ? say`This mail was sent to try the mail settings.`
        : say`${by} sent this mail to try the mail settings.`,
      say`It left over the same mail server as invitations, links for passwords and everything else.`,
    ],
    why: say`You get this mail because you pressed the test button of ${installation}.`,
  }),
}
