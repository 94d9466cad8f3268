import { Button, TextInput } from '@mantine/core'
import { IconMailForward, IconUserPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { inSentence } from '../audit/sentence.ts'
import { useDeployment } from '../deployment/deployment.ts'
import { Frame } from '../entry/frame.tsx'
import { ToSignIn } from '../links/link-over.tsx'
import styles from '../links/link-page.module.css'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import { MessagePage } from '../parts/message-page.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { askToSignUp } from './sign-up.ts'
import line from './sign-up-link.module.css'

/** Where somebody begins who has no account: an address, and a link goes there. */
export function SignUpPage() {
  const { signUp, name } = useDeployment()
  const [asked, setAsked] = useState<Asked | null>(null)
  if (signUp === null) return <NoSignUp />
  if (asked !== null) return <LookThere asked={asked} />
  return (
    <Frame>
      <div className={styles.page}>
        <PageHead
          title={`Sign up to ${name}`}
          lead={`You make an account and ${article(signUp.makes)} that you look after. Colleagues who are there already can invite you instead.`}
        />
        <AddressForm onAsked={setAsked} />
        <p className={line.line}>
          You have an account? <Link to="/sign-in">Sign in</Link>
        </p>
      </div>
    </Frame>
  )
}

interface Asked {
  readonly email: string
  readonly hours: number
  readonly link: string | null
}

function AddressForm({ onAsked }: { readonly onAsked: (asked: Asked) => void }) {
  const [email, setEmail] = useState('')
  const ask = useMutation({
    mutationFn: () => askToSignUp(email.trim()),
    meta: { shownInPlace: true, changesNothing: true },
    onSuccess: (answer) => onAsked({ email: email.trim(), ...answer }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask.mutate()
  }
  const wrong = fieldError(ask.error, 'email')
  return (
    <form className={styles.form} onSubmit={submit}>
      {ask.error && wrong === null && <Failure error={ask.error} />}
      <TextInput
        label="Email"
        description="A link goes there that shows that the address is yours."
        type="email"
        autoComplete="email"
        required
        withAsterisk={false}
        data-autofocus
        value={email}
        onChange={({ currentTarget }) => setEmail(currentTarget.value)}
        error={wrong}
      />
      <Button type="submit" loading={ask.isPending} className={styles.submit}>
        Continue
      </Button>
    </form>
  )
}

/** The same words whether or not the address has an account (X8). */
function LookThere({ asked: { email, hours, link } }: { readonly asked: Asked }) {
  const navigate = useNavigate()
  if (link !== null) {
    return (
      <Frame>
        <MessagePage
          icon={IconMailForward}
          title="This demo sends no mail"
          actions={
            <Button onClick={() => navigate({ to: '/sign-up/finish', hash: link.split('#')[1] ?? '' })}>
              Go on here
            </Button>
          }
        >
          <p>
            A link would go to <bdi>{email}</bdi>, and whoever opens it there has shown that the address is theirs.
            Everybody can be everybody in a demo, so you go on without it.
          </p>
        </MessagePage>
      </Frame>
    )
  }
  return (
    <Frame>
      <MessagePage icon={IconMailForward} title="Look into your mailbox" actions={<ToSignIn variant="default" />}>
        <p>
          A mail is on its way to <bdi>{email}</bdi>. The link in it works once, for {hours} hours.
        </p>
        <p>
          If the address has an account already, the mail says so. If none comes, look for it among the unwanted ones.
        </p>
      </MessagePage>
    </Frame>
  )
}

function NoSignUp() {
  return (
    <Frame>
      <MessagePage icon={IconUserPlus} title="Nobody signs up here by themselves" actions={<ToSignIn />}>
        <p>Accounts are made by invitation here. Ask somebody who has one, or sign in with yours.</p>
      </MessagePage>
    </Frame>
  )
}

function article(label: string): string {
  const what = inSentence(label)
  return `${/^[aeiou]/i.test(what) ? 'an' : 'a'} ${what}`
}
