import type { Letters } from '../letter.ts'
import { listed, moment, say, type Words } from '../words.ts'

/** Coming to a place, changing there and leaving it. */
export const memberLetters: Letters<
  | 'invitation'
  | 'member-added'
  | 'roles-changed'
  | 'member-disabled'
  | 'member-enabled'
  | 'member-removed'
  | 'administrator-made'
  | 'access-ends-soon'
  | 'guest-ends-soon'
> = {
  invitation: ({ place, role, by, note, expiresAt, accessExpiresAt }) => ({
    subject: by === null ? say`You are invited to ${place}` : say`${by} invites you to ${place}`,
    heading: by === null ? say`You are invited to ${place}` : say`${by} invites you to ${place}`,
    facts: [
      ['Role', say`${role}`],
      ...(accessExpiresAt === null ? [] : [['Access ends', say`${moment(accessExpiresAt)}`] as const]),
    ],
    note,
    action: { label: 'Accept the invitation', path: 'secret' },
    after: [
      say`The invitation works once, for this address, until ${moment(expiresAt)}.`,
      say`If you do not expect it, you need not do anything. The page that it opens can also decline it.`,
    ],
    why: say`You get this mail because somebody entered your address to invite you to ${place}.`,
  }),

  'member-added': ({ place, roles, by }, { placePath }) => ({
    subject: say`You now have access to ${place}`,
    heading: say`You now have access to ${place}`,
    paragraphs: [by === null ? say`You were added as ${listed(roles)}.` : say`${by} added you as ${listed(roles)}.`],
    action: { label: 'Open it', path: placePath },
    why: say`You get this mail because your account was added to ${place}.`,
  }),

  'roles-changed': ({ place, before, after, takesEffect, expiresAt, by }, { placePath }) => ({
    subject: say`Your role in ${place} ${takesEffect === 'now' ? 'changed' : 'changes at your next sign-in'}`,
    heading: by === null ? say`Your role in ${place} was changed` : say`${by} changed your role in ${place}`,
    facts: [
      [takesEffect === 'now' ? 'Before' : 'Until you sign in again', roles(before)],
      [takesEffect === 'now' ? 'Now' : 'From your next sign-in', roles(after)],
      ...(expiresAt === null ? [] : [['Ends', say`${moment(expiresAt)}`] as const]),
    ],
    action: { label: 'See what you may do', path: placePath },
    why: say`You get this mail because you are a member of ${place}.`,
  }),

  'member-disabled': ({ place, by }, { entryPath }) => ({
    subject: say`Your access to ${place} was switched off`,
    heading: say`Your access to ${place} was switched off`,
    paragraphs: [
      by === null
        ? say`You are disabled there as of now. Whoever looks after ${place} can enable you again, with the role that you had.`
        : say`${by} disabled you there, as of now. Whoever looks after ${place} can enable you again, with the role that you had.`,
      say`Your account and your access to other places are as they were.`,
    ],
    action: { label: 'Ask to be let in again', path: entryPath },
    why: say`You get this mail because you had access to ${place}.`,
  }),

  'member-enabled': ({ place, by }, { placePath }) => ({
    subject: say`You have access to ${place} again`,
    heading: say`You have access to ${place} again`,
    paragraphs: [by === null ? say`You were enabled again.` : say`${by} enabled you again.`],
    action: { label: 'Open it', path: placePath },
    why: say`You get this mail because you are a member of ${place}.`,
  }),

  'member-removed': ({ place, by }) => ({
    subject: say`You are no longer a member of ${place}`,
    heading: say`You are no longer a member of ${place}`,
    paragraphs: [
      by === null
        ? say`Your access there has ended, as of now.`
        : say`${by} removed you. Your access there has ended, as of now.`,
      say`Your account and your access to other places are as they were.`,
    ],
    why: say`You get this mail because you had access to ${place}.`,
  }),

  'administrator-made': ({ place, who, role, by }, { placePath }) => ({
    subject: say`${who} is now ${role} of ${place}`,
    heading: say`${who} is now ${role} of ${place}`,
    paragraphs: [
      by === null
        ? say`${who} can now act on other people there.`
        : say`${by} gave that role. ${who} can now act on other people there.`,
    ],
    action: { label: 'See the members', path: `${placePath}/members` },
    after: [say`If this should not be, change the role there.`],
    why: say`You get this mail because you look after ${place}.`,
  }),

  'guest-ends-soon': ({ place, who, role, expiresAt }, { placePath }) => ({
    subject: say`The access of ${who} to ${place} ends soon`,
    heading: say`${who} is ${role} of ${place} until ${moment(expiresAt)}`,
    paragraphs: [
      say`You answer for ${who} there. If they still need it after that, whoever looks after the members of ${place} can put the end off.`,
    ],
    action: { label: 'Open it', path: placePath },
    why: say`You get this mail because you are the sponsor of a guest in ${place}. It is sent once.`,
  }),

  'access-ends-soon': ({ place, role, expiresAt }, { placePath }) => ({
    subject: say`Your role ${role} in ${place} ends soon`,
    heading: say`Your role ${role} in ${place} ends on ${moment(expiresAt)}`,
    paragraphs: [say`If you still need it after that, ask whoever looks after ${place} to extend it.`],
    action: { label: 'Open it', path: placePath },
    why: say`You get this mail because a role that you hold in ${place} was given until a certain day. It is sent once.`,
  }),
}

function roles(held: readonly string[]): Words {
  return held.length === 0 ? say`none` : listed(held)
}
