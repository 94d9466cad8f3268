import { Button, PasswordInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, lazy, Suspense, useState } from 'react'
import { api } from '../api.ts'
import { useDeployment } from '../deployment/deployment.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { Person } from '../parts/person.tsx'
import { PasskeyAgain } from '../passkeys/passkey-again.tsx'
import { awaitsSecondFactor } from './awaits-second-factor.ts'
import { sessionQuery, useSession } from './session.ts'
import { useSessionEnded } from './session-end.ts'
import styles from './sign-in-again.module.css'

const FactorForm = lazy(async () => ({ default: (await import('../factors/factor-form.tsx')).FactorForm }))

/** Over a page whose session has ended: signing in goes on exactly here, and nothing that was typed is lost. */
export function SignInAgain() {
  const ended = useSessionEnded()
  const { person } = useSession()
  const { demo } = useDeployment()
  const client = useQueryClient()
  const [password, setPassword] = useState('')
  const [awaits, setAwaits] = useState(false)
  const goOn = async () => {
    try {
      await client.fetchQuery({ ...sessionQuery, staleTime: 0 })
      setAwaits(false)
    } catch (error) {
      if (!awaitsSecondFactor(error)) throw error
      setAwaits(true)
    }
    setPassword('')
  }
  const shown = useMutation<void, Error, void>({ mutationFn: goOn, meta: { shownInPlace: true } })
  const signIn = useMutation({
    mutationFn: async () => {
      if (demo) await api.POST('/api/v1/demo/sign-in', { body: { userId: person.id } })
      else {
        await api.POST('/api/v1/sign-in', {
          body: { email: person.email, password, population: person.population },
        })
      }
      await goOn()
    },
    meta: { shownInPlace: true },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate()
  }
  return (
    <Dialog
      opened={ended}
      onClose={() => {}}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title="Your session has ended"
    >
      {awaits && (
        <div className={styles.form}>
          <p>One more step: something that only you have. What you typed on this page is still there.</p>
          <Suspense>
            <FactorForm onShown={() => shown.mutate()} offersRemember />
          </Suspense>
          {shown.error && <Failure error={shown.error} />}
        </div>
      )}
      {!awaits && (
        <form className={styles.form} onSubmit={submit}>
          {/* For programs that fill in passwords: whose it is. */}
          <input type="hidden" name="username" autoComplete="username" value={person.email} readOnly />
          <p>Sign in again to go on. What you typed on this page is still there.</p>
          <Person name={person.name} plainName={person.name} detail={person.email} />
          {!demo && (
            <PasswordInput
              label="Password"
              autoComplete="current-password"
              required
              withAsterisk={false}
              value={password}
              onChange={({ currentTarget }) => setPassword(currentTarget.value)}
              data-autofocus
            />
          )}
          {signIn.error && <Failure error={signIn.error} />}
          <Button type="submit" loading={signIn.isPending} {...(demo && { 'data-autofocus': true })}>
            Sign in again
          </Button>
          {!demo && <PasskeyAgain />}
          <Button variant="subtle" color="ink" component="a" href="/sign-in">
            Sign in as somebody else
          </Button>
        </form>
      )}
    </Dialog>
  )
}
