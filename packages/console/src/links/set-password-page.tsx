import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Frame } from '../entry/frame.tsx'
import { WaitingPage } from '../entry/waiting-page.tsx'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import { MessagePage } from '../parts/message-page.tsx'
import { NewPasswordInput } from '../parts/new-password-input.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Person } from '../parts/person.tsx'
import { LinkOver, NoLink, ToSignIn } from './link-over.tsx'
import styles from './link-page.module.css'
import { useLinkSecret } from './link-secret.ts'
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

function ChoosePassword({ secret, person: { name, email } }: ChoosePasswordProps) {
  const [password, setPassword] = useState('')
  const set = useMutation<void, Error, void>({
    mutationFn: () => setFirstPassword(secret, password),
    meta: { shownInPlace: true, changesNothing: true },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    set.mutate()
  }
  if (set.isSuccess) {
    return (
      <Frame>
        <MessagePage icon={IconCircleCheck} title="Your password is set" actions={<ToSignIn />}>
          <p>
            Sign in with <strong>{email}</strong> and the password that you just chose. The link cannot be used again.
          </p>
        </MessagePage>
      </Frame>
    )
  }
  const wrong = fieldError(set.error, 'password')
  return (
    <Frame>
      <div className={styles.page}>
        <PageHead
          title="Choose your password"
          lead="An account was made for you. With a password that only you know it is ready to use."
        />
        <div className={styles.person}>
          <Person name={name} plainName={name} detail={email} />
        </div>
        <form className={styles.form} onSubmit={submit}>
          {set.error && wrong === null && <Failure error={set.error} />}
          {/* For programs that keep passwords: whose it is. */}
          <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
          <NewPasswordInput
            data-autofocus
            value={password}
            onChange={({ currentTarget }) => setPassword(currentTarget.value)}
            error={wrong}
          />
          <Button type="submit" loading={set.isPending} className={styles.submit}>
            Set password
          </Button>
        </form>
      </div>
    </Frame>
  )
}
