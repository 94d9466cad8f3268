import type { Letters } from '../letter.ts'
import { accountLetters } from './account.ts'
import { enrolmentLetters } from './enrolment.ts'
import { factorLetters } from './factors.ts'
import { identityLetters } from './identities.ts'
import { memberLetters } from './members.ts'
import { ownershipLetters } from './ownership.ts'
import { requestLetters } from './requests.ts'
import { reviewLetters } from './reviews.ts'
import { submissionLetters } from './submissions.ts'

/** The text of every kind of mail. A kind without one does not compile. */
export const letters: Letters = {
  ...memberLetters,
  ...requestLetters,
  ...reviewLetters,
  ...accountLetters,
  ...factorLetters,
  ...enrolmentLetters,
  ...identityLetters,
  ...ownershipLetters,
  ...submissionLetters,
}
