import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { inSentence } from '../audit/sentence.ts'
import { Frame } from '../entry/frame.tsx'
import { WaitingPage } from '../entry/waiting-page.tsx'
import { LinkOver, NoLink } from '../links/link-over.tsx'
import styles from '../links/link-page.module.css'
import { useLinkSecret } from '../links/link-secret.ts'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import { NewPasswordInput } from '../parts/new-password-input.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { type OpenedSignUp, signUp, signUpQuery } from './sign-up.ts'

/** Where the link leads that somebody gets who signs up: a name, what they make, a password, and they are in. */
export function FinishSignUpPage() {
  const secret = useLinkSecret()
  return secret === null ? <NoLink /> : <Opened key={secret} secret={secret} />
}

function Opened({ secret }: { readonly secret: string }) {
  const opened = useQuery(signUpQuery(secret))
  if (opened.error) {
    const next = 'Choose "Sign up" on the sign-in page, and a new link comes by mail.'
    return <LinkOver error={opened.error} next={next} onRetry={opened.refetch} />
  }
  if (opened.isPending) return <WaitingPage />
  return <NewAccountForm secret={secret} opened={opened.data} />
}

interface NewAccountFormProps {
  readonly secret: string
  readonly opened: OpenedSignUp
}

function NewAccountForm({ secret, opened: { email, makes, named } }: NewAccountFormProps) {
  const [name, setName] = useState('')
  const [placeName, setPlaceName] = useState('')
  const [password, setPassword] = useState('')
  const make = useMutation({
    mutationFn: () => signUp({ secret, name, password, ...(named === null && { placeName }) }),
    meta: { shownInPlace: true, changesNothing: true },
    // Read anew: who one is, and what is open, is different now.
    onSuccess: () => window.location.assign('/'),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate()
  }
  const wrong = (field: string) => fieldError(make.error, field)
  const isAtAField = ['name', 'placeName', 'password'].some((field) => wrong(field) !== null)
  return (
    <Frame>
      <div className={styles.page}>
        <PageHead
          title="Finish signing up"
          lead={
            <>
              The address <bdi>{email}</bdi> is yours. You sign in with it from now on.
            </>
          }
        />
        <form className={styles.form} onSubmit={submit}>
          {make.error && !isAtAField && <Failure error={make.error} />}
          {/* For programs that keep passwords: whose it is. */}
          <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
          <TextInput
            label="Your name"
            description={nameHelp(makes, named, name.trim())}
            autoComplete="name"
            required
            withAsterisk={false}
            data-autofocus
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
            error={wrong('name')}
          />
          {named === null && (
            <TextInput
              label={`Name of your ${inSentence(makes)}`}
              description="Of your company, for instance, in whatever script it is written. It can be changed later."
              autoComplete="organization"
              required
              withAsterisk={false}
              value={placeName}
              onChange={({ currentTarget }) => setPlaceName(currentTarget.value)}
              error={wrong('placeName')}
            />
          )}
          <NewPasswordInput
            value={password}
            onChange={({ currentTarget }) => setPassword(currentTarget.value)}
            error={wrong('password')}
          />
          <Button type="submit" loading={make.isPending || make.isSuccess} className={styles.submit}>
            Sign up
          </Button>
        </form>
      </div>
    </Frame>
  )
}

function nameHelp(makes: string, named: string | null, name: string): string {
  const help = 'As others here will see it.'
  if (named === null) return help
  const example = named.replace('{name}', () => name || 'your name')
  return `${help} Your ${inSentence(makes)} is called “${example}” at first, which can be changed later.`
}
