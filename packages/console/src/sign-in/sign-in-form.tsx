import { Button, PasswordInput, SegmentedControl, TextInput } from '@mantine/core'
import '@mantine/core/styles/SegmentedControl.css'
import '@mantine/core/styles/FloatingIndicator.css'
import { type FormEvent, useRef, useState } from 'react'
import { useDeployment } from '../deployment/deployment.ts'
import { Failure } from '../parts/failure.tsx'
import { ProviderSignIn } from '../providers/provider-sign-in.tsx'
import { remembered } from '../session/remembered.ts'
import { MailedWays } from './mailed-ways.tsx'
import styles from './sign-in-form.module.css'
import { CookieRefused, type SigningIn } from './use-sign-in.ts'

const populationKey = 'population'

interface SignInFormProps {
  readonly signIn: SigningIn
  readonly autoFocus: boolean
}

/** The ways in that a kind of account has, apart from those that no address is typed for; which kind only where there are several. */
export function SignInForm({ signIn, autoFocus }: SignInFormProps) {
  const { populations, signIn: kinds } = useDeployment()
  const [population, setPopulation] = usePopulation(populations)
  const [email, setEmail] = useState('')
  const ways = kinds.find((kind) => kind.population === population) ?? kinds[0]
  return (
    <>
      {population !== undefined && (
        <SegmentedControl
          aria-label="Kind of account"
          fullWidth
          transitionDuration={100}
          data={populations.map(({ id, label }) => ({ value: id, label }))}
          value={population}
          onChange={setPopulation}
        />
      )}
      {ways?.password !== false && <PasswordForm {...{ signIn, autoFocus, population, email, setEmail }} />}
      {ways && <MailedWays {...{ ways, email, population }} />}
      {ways && <ProviderSignIn providers={ways.providers} population={population} />}
    </>
  )
}

interface PasswordFormProps extends SignInFormProps {
  readonly population: string | undefined
  readonly email: string
  readonly setEmail: (email: string) => void
}

function PasswordForm({ signIn, autoFocus, population, email, setEmail }: PasswordFormProps) {
  // Two fields: the library for forms is not worth fetching for the first page that somebody sees.
  const [password, setPassword] = useState('')
  const passwordInput = useRef<HTMLInputElement>(null)
  const isMine = signIn.variables !== undefined && 'email' in signIn.variables
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate(
      { email: email.trim(), password, population },
      {
        onError: () => {
          setPassword('')
          passwordInput.current?.focus()
        },
        onSuccess: () => {
          if (population !== undefined) remembered.set(populationKey, population)
        },
      },
    )
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      {isMine && signIn.error && !(signIn.error instanceof CookieRefused) && <Failure error={signIn.error} />}
      <TextInput
        label="Email"
        type="email"
        // The last word lets browsers offer passkeys there.
        autoComplete="username webauthn"
        required
        withAsterisk={false}
        {...(autoFocus && { autoFocus, 'data-autofocus': true })}
        value={email}
        onChange={({ currentTarget }) => setEmail(currentTarget.value)}
      />
      <PasswordInput
        label="Password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        ref={passwordInput}
        value={password}
        onChange={({ currentTarget }) => setPassword(currentTarget.value)}
      />
      <Button type="submit" fullWidth loading={isMine && signIn.isPending} className={styles.submit}>
        Sign in
      </Button>
    </form>
  )
}

/** The kind of account that signed in here last; none where there is only one. */
function usePopulation(populations: readonly { readonly id: string }[]) {
  const [first] = populations
  return useState(() => {
    if (populations.length < 2) return undefined
    const last = remembered.get(populationKey)
    return populations.some(({ id }) => id === last) ? last! : first?.id
  })
}
