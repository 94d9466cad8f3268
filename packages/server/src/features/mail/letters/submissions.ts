import type { Letters } from '../letter.ts'
import type { MailValues } from '../mail.ts'
import { say, type Words } from '../words.ts'

/** Apps that reviewers look at before they are published. */
export const submissionLetters: Letters<'submission-waiting' | 'submission-decided'> = {
  'submission-waiting': ({ organization }, { placePath }) => ({
    subject: say`An app of ${organization} waits for review`,
    heading: say`${organization} submitted a version of an app for review`,
    action: { label: 'See what waits', path: `${placePath}/submissions` },
    why: say`You get this mail because you review apps, as others may.`,
  }),

  'submission-decided': (values, { placePath }) => {
    const { place, appId, note, decision } = values
    const [heading, then] = words(values)
    return {
      subject: heading,
      heading,
      paragraphs: [then],
      note,
      action: { label: decision === 'approved' ? 'See the app' : 'Go to the app', path: `${placePath}/apps/${appId}` },
      why: say`You get this mail because you submitted it in ${place}.`,
    }
  },
}

function words({ app, version, decision }: MailValues['submission-decided']): readonly [Words, Words] {
  switch (decision) {
    case 'approved':
      return [say`${app} ${version} was approved`, say`It is published.`]
    case 'changes-requested':
      return [
        say`Changes to ${app} ${version} are asked for`,
        say`Upload a higher version, or change the release notes, and submit again. What is published stays as it is.`,
      ]
    case 'rejected':
      return [
        say`${app} ${version} was rejected`,
        say`What is published stays as it is. The app can be changed or deleted, and a higher version submitted.`,
      ]
  }
}
