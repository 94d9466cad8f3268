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
import { type ResetLink, resetLinkQuery, resetPassword } from './opened-link.ts'

/** Where the link leads that somebody gets who has forgotten their password, or whose password an administrator resets (C8). */
export function ResetPasswordPage() {
  const secret = useLinkSecret()
  return secret === null ? <NoLink /> : <Opened key={secret} secret={secret} />
}

const next = 'Choose "Forgot your password?" on the sign-in page, and a new link comes by mail.'

function Opened({ secret }: { readonly secret: string }) {
  const opened = useQuery(resetLinkQuery(secret))
  if (opened.error) return <LinkOver error={opened.error} next={next} onRetry={opened.refetch} />
  if (opened.isPending) return <WaitingPage />
  return <ChoosePassword secret={secret} account={opened.data} />
}

function ChoosePassword({ secret, account }: { readonly secret: string; readonly account: ResetLink }) {
  const reset = useMutation<void, Error, string>({
    mutationFn: (password) => resetPassword(secret, password),
    meta: { shownInPlace: true, changesNothing: true },
  })
  if (reset.isSuccess) {
    return (
      <Frame>
        <MessagePage icon={IconCircleCheck} title="Your password is changed" actions={<ToSignIn />}>
          <p>
            Sign in with <strong>{account.email}</strong> and the password that you just chose. Wherever you were signed
            in, you are signed out.
          </p>
          {account.asksForFactor && <p>You are then asked for your second factor, as before.</p>}
        </MessagePage>
      </Frame>
    )
  }
  return (
    <Frame>
      <div className={styles.page}>
        <PageHead title="Choose a new password" lead="It takes the place of the former one at once." />
        <NewPasswordForm person={account} label="New password" verb="Change password" set={reset}>
          <p className="quiet small">
            {account.isFirstProof
              ? 'The link also confirms that this address is yours. Everything with which somebody could get into the account before ends: password, second factors, sessions and tokens.'
              : 'You are signed out everywhere. API tokens go on; revoke them on the page of your tokens if you need to.'}
          </p>
        </NewPasswordForm>
      </div>
    </Frame>
  )
}
