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
import { takeEmailBack, type WayBack, wayBackQuery } from './opened-link.ts'

/** Where the link leads that the former address of an account gets: it is given back, in case somebody else changed it. */
export function EmailBackPage() {
  const secret = useLinkSecret()
  return secret === null ? <NoLink /> : <Opened key={secret} secret={secret} />
}

const next = 'Tell whoever looks after your account that its address was changed.'

function Opened({ secret }: { readonly secret: string }) {
  const opened = useQuery(wayBackQuery(secret))
  if (opened.error) return <LinkOver error={opened.error} next={next} onRetry={opened.refetch} />
  if (opened.isPending) return <WaitingPage />
  return <TakeBack secret={secret} account={opened.data} />
}

function TakeBack({ secret, account }: { readonly secret: string; readonly account: WayBack }) {
  const back = useMutation<void, Error, string>({
    mutationFn: (password) => takeEmailBack(secret, password),
    meta: { shownInPlace: true, changesNothing: true },
  })
  if (back.isSuccess) {
    return (
      <Frame>
        <MessagePage icon={IconCircleCheck} title="The account is yours again" actions={<ToSignIn />}>
          <p>
            Sign in with <strong>{account.email}</strong> and the password that you just chose. Then look at your second
            factors and API tokens: what was set before the address was changed is still there.
          </p>
        </MessagePage>
      </Frame>
    )
  }
  return (
    <Frame>
      <div className={styles.page}>
        <PageHead
          title="Take your account back"
          lead={
            <>
              Its address was changed to <bdi>{account.present}</bdi>. If that was not you, give it this one again.
            </>
          }
        />
        <NewPasswordForm person={account} label="New password" verb="Take the account back" set={back}>
          <p className="quiet small">
            Everybody is signed out, and what was set since the change ends: second factors, recovery codes, accounts at
            other providers and API tokens. If the change was yours, close the page: nothing happens.
          </p>
        </NewPasswordForm>
      </div>
    </Frame>
  )
}
