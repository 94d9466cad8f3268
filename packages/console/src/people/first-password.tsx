import { SecretOnce } from '../parts/secret-once.tsx'
import { When } from '../parts/when.tsx'

export interface FirstPasswordGiven {
  readonly link: string | null
  readonly temporaryPassword?: string | null
  readonly expiresAt: string | null
}

interface FirstPasswordProps {
  readonly email: string
  readonly given: FirstPasswordGiven
}

/** How somebody comes to their first password: by mail, or by what is shown here once. */
export function FirstPassword({ email, given: { link, temporaryPassword, expiresAt } }: FirstPasswordProps) {
  if (temporaryPassword) {
    return (
      <>
        <p>
          Hand this password on yourself. It is good for one thing: signing in and choosing another one, until{' '}
          <When at={expiresAt} />.
        </p>
        <SecretOnce secret={temporaryPassword} what="temporary password" />
      </>
    )
  }
  if (link !== null) {
    return (
      <>
        <p>
          No mail is sent from here: hand this link on yourself. It works once, and ends <When at={expiresAt} />.
        </p>
        <SecretOnce secret={link} what="link" />
      </>
    )
  }
  return (
    <p>
      A mail is on its way to <bdi>{email}</bdi>, with a link to choose a password. It works once, and ends{' '}
      <When at={expiresAt} />. Nobody but that mailbox sees it.
    </p>
  )
}
