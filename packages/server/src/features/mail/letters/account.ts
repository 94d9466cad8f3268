import type { Letters } from '../letter.ts'
import { moment, say } from '../words.ts'

/** The account itself: its password, its address, whether it is open. */
export const accountLetters: Letters<
  | 'account-closed'
  | 'account-opened'
  | 'set-password'
  | 'confirm-email'
  | 'reset-password'
  | 'password-changed'
  | 'sign-in'
  | 'sign-up'
  | 'sign-up-known'
  | 'email-changed'
  | 'email-restored'
  | 'sign-in-closed'
  | 'test'
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

  'reset-password': ({ by, network, expiresAt }, { installation }) => ({
    subject: say`Choose a new password for ${installation}`,
    heading: say`Choose a new password`,
    paragraphs: [
      by !== null
        ? say`${by} asked that you choose another one, and signed you out everywhere.`
        : network !== null
          ? say`Somebody asked for a new password for your account, from ${network}.`
          : say`Somebody asked for a new password for your account.`,
      say`Your password changes only once you have chosen another with this link.`,
    ],
    action: { label: 'Choose a new password', path: 'secret' },
    after: [
      say`The link works once, until ${moment(expiresAt)}. Give it to nobody: whoever has it can sign in as you.`,
      by === null
        ? say`If you did not ask for this, do nothing: without the link nothing changes.`
        : say`If it is over by then, "Forgot your password?" on the sign-in page sends another one.`,
    ],
    why: say`You get this mail because you have an account there with this address.`,
  }),

  'password-changed': ({ how }, { installation }) => ({
    subject: say`Your password at ${installation} was changed`,
    heading: say`Your password at ${installation} was changed`,
    paragraphs: [
      how === 'link'
        ? say`Somebody chose a new one with a link that was mailed to this address. You were signed out everywhere.`
        : how === 'host'
          ? say`Somebody who works on the server itself gave you a temporary one, took away your second factors, and gave you the roles that can mend what was locked. You were signed out everywhere.`
          : say`Somebody who was signed in as you, and knew the former one, chose a new one. Wherever else you were signed in, you were signed out.`,
    ],
    after: [
      say`If it was you, there is nothing to do.`,
      say`If it was not, choose another one at once: "Forgot your password?" on the sign-in page sends a link to this address.`,
    ],
    action: { label: 'To the sign-in page', path: '/sign-in' },
    why: say`You get this mail because you have an account there.`,
  }),

  'sign-in': ({ network, expiresAt }, { installation }) => ({
    subject: say`Sign in to ${installation}`,
    heading: say`Your link to sign in`,
    paragraphs: [
      network === null
        ? say`Somebody asked to sign in to ${installation} with this address.`
        : say`Somebody asked to sign in to ${installation} with this address, from ${network}.`,
    ],
    action: { label: 'Sign in', path: 'secret' },
    after: [
      say`The link works once, until ${moment(expiresAt)}. Give it to nobody: whoever has it is signed in as you.`,
      say`If you did not ask for this, do nothing: without the link nobody comes in.`,
    ],
    why: say`You get this mail because you have an account there with this address.`,
  }),

  'sign-up': ({ network, expiresAt }, { installation }) => ({
    subject: say`Finish signing up to ${installation}`,
    heading: say`Your link to sign up`,
    paragraphs: [
      network === null
        ? say`Somebody wants an account at ${installation} with this address.`
        : say`Somebody wants an account at ${installation} with this address, from ${network}.`,
      say`The link leads to the last step: your name, a password, and you are in.`,
    ],
    action: { label: 'Finish signing up', path: 'secret' },
    after: [
      say`The link works once, until ${moment(expiresAt)}. Give it to nobody: whoever has it makes the account.`,
      say`If you did not ask for this, do nothing: without the link no account is made.`,
    ],
    why: say`You get this mail because somebody gave your address on the sign-up page there.`,
  }),

  'sign-up-known': ({ network, account }, { installation }) => ({
    subject: say`You have an account at ${installation} already`,
    heading: say`You have an account already`,
    paragraphs: [
      network === null
        ? say`Somebody wanted to sign up to ${installation} with this address, which has an account.`
        : say`Somebody wanted to sign up to ${installation} with this address, from ${network}. It has an account.`,
      account === 'open'
        ? say`If it was you, sign in with it. "Forgot your password?" on the sign-in page sends you a link to a new one.`
        : say`The account is ${account}, so nobody can sign in with it. Whoever looks after accounts there can open it again.`,
    ],
    action: { label: 'To the sign-in page', path: '/sign-in' },
    after: [say`If it was not you, there is nothing to do: nothing has changed.`],
    why: say`You get this mail because you have an account there with this address.`,
  }),

  'email-changed': ({ to, expiresAt }, { installation }) => ({
    subject: say`Your address at ${installation} was changed`,
    heading: say`You now sign in to ${installation} with ${to}`,
    paragraphs: [
      say`This address no longer belongs to your account. Mails about it go to the new one from now on.`,
      expiresAt
        ? say`If you did not do this, take the account back: it gets this address again and a new password that you choose, and everybody is signed out.`
        : say`If you did not do this, tell whoever looks after your account at once.`,
    ],
    ...(expiresAt && {
      action: { label: 'Take the account back', path: 'secret' },
      after: [
        say`The link works once, until ${moment(expiresAt)}. If the change was yours, do nothing, and give it to nobody.`,
      ],
    }),
    why: say`You get this mail because this was the address of your account until now.`,
  }),

  'email-restored': ({ to }, { installation }) => ({
    subject: say`An account at ${installation} has its former address back`,
    heading: say`You no longer sign in to ${installation} with this address`,
    paragraphs: [
      say`The change to this address was taken back from the former one, ${to}. Everybody who was signed in was signed out.`,
    ],
    after: [say`If this is a mistake, tell whoever looks after the account.`],
    why: say`You get this mail because this was the address of the account until now.`,
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
      say`If it was you, wait until then, or choose another password: "Forgot your password?" on the sign-in page sends you a link. Whoever looks after your account can open it, too.`,
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
