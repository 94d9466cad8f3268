import { Button } from '@mantine/core'
import { PortreeveError } from '@portreeve/sdk'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Frame } from '../entry/frame.tsx'
import { WaitingPage } from '../entry/waiting-page.tsx'
import { Failure } from '../parts/failure.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Person } from '../parts/person.tsx'
import { CookieRefusedNotice } from '../sign-in/cookie-refused.tsx'
import { CookieRefused, useSignIn } from '../sign-in/use-sign-in.ts'
import { LinkOver, NoLink } from './link-over.tsx'
import styles from './link-page.module.css'
import { useLinkSecret } from './link-secret.ts'
import { type SignInLink, signInLinkQuery } from './opened-link.ts'

/** Where the link leads that signs somebody in. It takes a click: programs that look through mails open links too. */
export function SignInLinkPage() {
  const secret = useLinkSecret()
  return secret === null ? <NoLink /> : <Opened key={secret} secret={secret} />
}

const next = 'Ask for a new one on the sign-in page.'

function Opened({ secret }: { readonly secret: string }) {
  const opened = useQuery(signInLinkQuery(secret))
  if (opened.error) return <LinkOver error={opened.error} next={next} onRetry={opened.refetch} />
  if (opened.isPending) return <WaitingPage />
  return <SignInNow secret={secret} account={opened.data} />
}

function SignInNow({ secret, account }: { readonly secret: string; readonly account: SignInLink }) {
  const { to } = useSearch({ from: '/sign-in-link' })
  const signIn = useSignIn(to)
  const { error } = signIn
  if (error instanceof PortreeveError && error.problem.code === 'link-not-valid')
    return <LinkOver error={error} next={next} onRetry={signIn.reset} />
  return (
    <Frame>
      <div className={styles.page}>
        <PageHead title="Sign in" lead="The link signs you in here, on this device." />
        <div className={styles.person}>
          <Person name={account.name} plainName={account.name} detail={account.email} />
        </div>
        <div className={styles.form}>
          {error instanceof CookieRefused ? <CookieRefusedNotice /> : error && <Failure error={error} />}
          {account.isFirstProof && (
            <p className="quiet small">
              It also confirms that this address is yours. Everything with which somebody could get into the account
              before ends: password, second factors, sessions and tokens.
            </p>
          )}
          <Button
            data-autofocus
            className={styles.submit}
            loading={signIn.isPending}
            onClick={() => signIn.mutate({ link: secret })}
          >
            Sign in
          </Button>
          <p className="quiet small">If you did not ask for this, close the page: nobody comes in.</p>
        </div>
      </div>
    </Frame>
  )
}
