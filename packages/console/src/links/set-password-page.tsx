import { IconCircleCheck } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Frame } from '../entry/frame.tsx'
import { WaitingPage } from '../entry/waiting-page.tsx'
import { MessagePage } from '../parts/message-page.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { LinkOver, NoLink, ToSignIn } from './link-over.tsx'
import styles from './link-page.module.css'
import { useLinkSecret } from './link-secret.ts'
import { NewPasswordForm } from './new-password-form.tsx'
import { passwordLinkQuery, setFirstPassword } from './opened-link.ts'

/** Where a link leads with which somebody chooses the first password of their account (C3). */
export function SetPasswordPage() {
  const secret = useLinkSecret()
  return secret === null ? <NoLink /> : <Opened key={secret} secret={secret} />
}

const next = 'Ask whoever gave you the account for a new link. If you have a password already, sign in with it.'

function Opened({ secret }: { readonly secret: string }) {
  const opened = useQuery(passwordLinkQuery(secret))
  if (opened.error) return <LinkOver error={opened.error} next={next} onRetry={opened.refetch} />
  if (opened.isPending) return <WaitingPage />
  return <ChoosePassword secret={secret} person={opened.data} />
}

interface ChoosePasswordProps {
  readonly secret: string
  readonly person: { readonly name: string; readonly email: string }
}

function ChoosePassword({ secret, person }: ChoosePasswordProps) {
  const set = useMutation<void, Error, string>({
    mutationFn: (password) => setFirstPassword(secret, password),
    meta: { shownInPlace: true, changesNothing: true },
  })
  if (set.isSuccess) {
    return (
      <Frame>
        <MessagePage icon={IconCircleCheck} title="Your password is set" actions={<ToSignIn />}>
          <p>
            Sign in with <strong>{person.email}</strong> and the password that you just chose. The link cannot be used
            again.
          </p>
        </MessagePage>
      </Frame>
    )
  }
  return (
    <Frame>
      <div className={styles.page}>
        <PageHead
          title="Choose your password"
          lead="An account was made for you. With a password that only you know it is ready to use."
        />
        <NewPasswordForm person={person} verb="Set password" set={set} />
      </div>
    </Frame>
  )
}
