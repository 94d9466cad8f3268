import type { Letters } from '../letter.ts'
import { moment, say } from '../words.ts'

/** A role that somebody must always hold: handed on, missing, claimed. */
export const ownershipLetters: Letters<
  'ownership-transferred' | 'owner-missing' | 'place-claimed' | 'claim-objected' | 'claim-completed'
> = {
  'ownership-transferred': ({ place, role, from, to, youAre }, { placePath }) => ({
    subject: say`${to} is now ${role} of ${place}`,
    heading: say`${from} handed ${place} over to ${to}`,
    facts: [
      [role, say`${to}`],
      ['You are now', say`${youAre}`],
    ],
    action: { label: 'Open it', path: placePath },
    after: [say`If this should not be, tell whoever looks after your account at once.`],
    why: say`You get this mail because you handed on that role, or got it.`,
  }),

  'owner-missing': ({ place, role }, { placePath }) => ({
    subject: say`${place} has no ${role}`,
    heading: say`Nobody is ${role} of ${place} any more`,
    paragraphs: [
      say`Whoever held that role lost their access from outside. An administrator of the organization can claim the place.`,
    ],
    action: { label: 'Open it', path: placePath },
    why: say`You get this mail because you can claim ${place}, or look after it.`,
  }),

  'place-claimed': ({ place, role, by, dueAt, reader }, { placePath }) => ({
    subject: say`${by} claims ${place}`,
    heading: say`${by} asks to become ${role} of ${place}`,
    ...(reader === 'former-holder'
      ? {
          paragraphs: [say`You can object. If nobody does, the role can be theirs from ${moment(dueAt)} on.`],
          // They may be let in there no longer. Where they land after signing in, a claim that they can object to is shown.
          action: { label: 'See the claim, or object', path: '/' },
          why: say`You get this mail because you were the last who had that role there.`,
        }
      : {
          paragraphs: [
            say`Whoever had that role last can object. If they do not, it can be theirs from ${moment(dueAt)} on.`,
          ],
          action: { label: 'See the claim', path: placePath },
          why: say`You get this mail because you look after ${place}.`,
        }),
  }),

  'claim-objected': ({ place, role, by, claimedBy, reader }, { placePath }) => ({
    ...(reader === 'claimant'
      ? {
          subject: say`Your claim to ${place} was objected to`,
          heading: say`${by} objects to your claim to ${place}`,
          paragraphs: [say`You do not become ${role}. Talk to ${by} first.`],
          why: say`You get this mail because you claimed ${place}.`,
        }
      : {
          subject: say`The claim to ${place} was objected to`,
          heading: say`${by} objects to the claim of ${claimedBy} to ${place}`,
          paragraphs: [say`The place still needs somebody who is ${role}. Talk to ${by} before you claim it.`],
          why: say`You get this mail because you can claim ${place}.`,
        }),
    action: { label: 'Open it', path: placePath },
  }),

  'claim-completed': ({ place, role, by }, { placePath }) => ({
    subject: say`${by} is now ${role} of ${place}`,
    heading: say`${by} is now ${role} of ${place}`,
    paragraphs: [say`Nobody objected to the claim in time.`],
    action: { label: 'Open it', path: placePath },
    why: say`You get this mail because you look after ${place}, or did until now.`,
  }),
}
