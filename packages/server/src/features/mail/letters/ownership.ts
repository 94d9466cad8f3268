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

  'place-claimed': ({ place, role, by, dueAt }, { placePath }) => ({
    subject: say`${by} claims ${place}`,
    heading: say`${by} asks to become ${role} of ${place}`,
    paragraphs: [say`Unless somebody objects, this happens on ${moment(dueAt)}.`],
    action: { label: 'See the claim, or object', path: placePath },
    why: say`You get this mail because you were the last who had that role there.`,
  }),

  'claim-objected': ({ place, role, by }, { placePath }) => ({
    subject: say`Your claim to ${place} was objected to`,
    heading: say`${by} objects to your claim to ${place}`,
    paragraphs: [say`You do not become ${role}. Talk to ${by} first.`],
    action: { label: 'Open it', path: placePath },
    why: say`You get this mail because you claimed ${place}.`,
  }),

  'claim-completed': ({ place, role, by }, { placePath }) => ({
    subject: say`${by} is now ${role} of ${place}`,
    heading: say`${by} is now ${role} of ${place}`,
    paragraphs: [say`Nobody objected to the claim in time.`],
    action: { label: 'Open it', path: placePath },
    why: say`You get this mail because you look after ${place}, or did until now.`,
  }),
}
