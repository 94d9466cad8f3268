import type { Letter, Letters } from '../letter.ts'
import type { MailValues } from '../mail.ts'
import { moment, say } from '../words.ts'

/** Asking for access, and what was answered; tokens. */
export const requestLetters: Letters<'request-waiting' | 'request-answered' | 'token-made'> = {
  'request-waiting': ({ place, who, asksFor, note }, { placePath }) => ({
    subject: say`${who} asks for access to ${place}`,
    heading: asksFor === null ? say`${who} asks for access to ${place}` : say`${who} asks for more access in ${place}`,
    ...(asksFor === null ? {} : { facts: [['Needs', say`${asksFor}`]] }),
    note,
    action: { label: 'Answer the request', path: `${placePath}/requests` },
    why: say`You get this mail because you can answer requests in ${place}, as others can.`,
  }),

  'request-answered': (values, about) =>
    values.answer === 'accepted' ? accepted(values, about.placePath) : declined(values),

  'token-made': ({ place, token, permissions }, { placePath }) => ({
    subject: say`A new API token for ${place}`,
    heading: say`The API token ${token} was made for ${place}`,
    ...(permissions.length === 0 ? {} : { facts: [['It may', say`${permissions.join(', ')}`]] }),
    action: { label: 'See the tokens', path: `${placePath}/tokens` },
    after: [say`If neither you nor somebody you know made it, revoke it there at once, and change your password.`],
    why: say`You get this mail because the token acts for you, or was made with your account.`,
  }),
}

type Answer = MailValues['request-answered']

function accepted({ place, role, expiresAt, note, by }: Answer, placePath: string): Letter {
  return {
    subject: say`Your request for ${place} was accepted`,
    heading: say`Your request for ${place} was accepted`,
    paragraphs: [by === null ? say`You have access.` : say`${by} gave you access.`],
    facts: [
      ...(role === null ? [] : [['Role', say`${role}`] as const]),
      ...(expiresAt === null ? [] : [['Ends', say`${moment(expiresAt)}`] as const]),
    ],
    note,
    action: { label: 'Open it', path: placePath },
    why: say`You get this mail because you asked for access to ${place}.`,
  }
}

function declined({ place, note, by }: Answer): Letter {
  return {
    subject: say`Your request for ${place} was declined`,
    heading: say`Your request for ${place} was declined`,
    paragraphs: [
      by === null
        ? say`What you could do there is as it was.`
        : say`${by} declined it. What you could do there is as it was.`,
    ],
    note,
    why: say`You get this mail because you asked for access to ${place}.`,
  }
}
