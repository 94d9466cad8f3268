import { Button, PasswordInput } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Frame } from '../entry/frame.tsx'
import { WaitingPage } from '../entry/waiting-page.tsx'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import { MessagePage } from '../parts/message-page.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Person } from '../parts/person.tsx'
import { LinkOver, NoLink, ToSignIn } from './link-over.tsx'
import styles from './link-page.module.css'
import { useLinkSecret } from './link-secret.ts'
import { confirmEmail, emailLinkQuery } from './opened-link.ts'

/** Where the link leads that was mailed to a new address: it becomes that of the account (X11). */
export function ConfirmEmailPage() {
  const secret = useLinkSecret()
  return secret === null ? <NoLink /> : <Opened key={secret} secret={secret} />
}

const next = 'Ask for a new link on the page of your account, after you have signed in.'

function Opened({ secret }: { readonly secret: string }) {
  const opened = useQuery(emailLinkQuery(secret))
  if (opened.error) return <LinkOver error={opened.error} next={next} onRetry={opened.refetch} />
  if (opened.isPending) return <WaitingPage />
  return <Confirm secret={secret} account={opened.data} />
}

interface ConfirmProps {
  readonly secret: string
  readonly account: { readonly name: string; readonly email: string }
}

function Confirm({ secret, account: { name, email } }: ConfirmProps) {
  const [password, setPassword] = useState('')
  const confirm = useMutation<void, Error, void>({
    mutationFn: () => confirmEmail(secret, password),
    meta: { shownInPlace: true, changesNothing: true },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    confirm.mutate()
  }
  if (confirm.isSuccess) {
    return (
      <Frame>
        <MessagePage icon={IconCircleCheck} title="Your address is confirmed" actions={<ToSignIn />}>
          <p>
            From now on you sign in with <strong>{email}</strong>. You were signed out everywhere.
          </p>
        </MessagePage>
      </Frame>
    )
  }
  const wrong = fieldError(confirm.error, 'password')
  return (
    <Frame>
      <div className={styles.page}>
        <PageHead
          title="Confirm your email address"
          lead="It becomes the address of this account once you enter the password of the account."
        />
        <div className={styles.person}>
          <Person name={name} plainName={name} detail={email} />
        </div>
        <form className={styles.form} onSubmit={submit}>
          {confirm.error && wrong === null && <Failure error={confirm.error} />}
          <PasswordInput
            label="Password of the account"
            description="So that nobody puts your address on an account that is not yours. You are then signed out everywhere."
            autoComplete="current-password"
            required
            withAsterisk={false}
            data-autofocus
            value={password}
            onChange={({ currentTarget }) => setPassword(currentTarget.value)}
            error={wrong}
          />
          <Button type="submit" loading={confirm.isPending} className={styles.submit}>
            Confirm address
          </Button>
          <p className="quiet small">If you did not ask for this, close the page: nothing changes.</p>
        </form>
      </div>
    </Frame>
  )
}
