import type { Letters } from '../letter.ts'
import { moment, say } from '../words.ts'

export const reviewLetters: Letters<'review-begun' | 'review-due'> = {
  'review-begun': ({ place, review, dueAt }, { placePath }) => ({
    subject: say`An access review of ${place} has begun`,
    heading: say`${review}, the access review of ${place}, has begun`,
    paragraphs: [
      say`It lists everybody who has access, with what they hold, why, and when they last used it. Keep, change or remove each, and sign it off until ${moment(dueAt)}.`,
    ],
    action: { label: 'Open the review', path: `${placePath}/reviews` },
    why: say`You get this mail because you may run access reviews there.`,
  }),
  'review-due': ({ place, review, undecided, dueAt }, { placePath }) => ({
    subject: say`The access review of ${place} is due soon`,
    heading: say`${review}, the access review of ${place}, is due ${moment(dueAt)}`,
    paragraphs: [
      undecided === 0
        ? say`Everything in it is decided. What is left is to sign it off.`
        : say`Still to be decided: ${undecided === 1 ? 'one line' : `${undecided} lines`}.`,
    ],
    action: { label: 'Open the review', path: `${placePath}/reviews` },
    why: say`You get this mail because you may run access reviews there.`,
  }),
}
