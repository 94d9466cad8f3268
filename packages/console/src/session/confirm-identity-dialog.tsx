import { Button, PasswordInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, lazy, Suspense, useState } from 'react'
import { api } from '../api.ts'
import { useDeployment } from '../deployment/deployment.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { PanelWaiting } from '../parts/panel.tsx'
import { Person } from '../parts/person.tsx'
import { confirmIdentity, type ProofWays, useConfirmationWanted } from './confirm-identity.ts'
import { useSession } from './session.ts'
import styles from './sign-in-again.module.css'

const FactorForm = lazy(async () => ({ default: (await import('../factors/factor-form.tsx')).FactorForm }))

const LateEnrolmentForm = lazy(async () => ({
  default: (await import('../second-factor-rules/late-enrolment-form.tsx')).LateEnrolmentForm,
}))

/** Over what waits for it: the password once more, or the second factor of whoever has one. The act goes on with it; without it nothing has happened. */
export function ConfirmIdentityDialog() {
  const ways = useConfirmationWanted()
  // While the dialog goes, it still shows what was asked.
  const [asked, setAsked] = useState<ProofWays>(['password'])
  if (ways !== null && ways !== asked) setAsked(ways)
  const isPassword = asked.includes('password')
  const isLate = asked.includes('administrator-code')
  const { person } = useSession()
  const { demo } = useDeployment()
  const [password, setPassword] = useState('')
  const confirm = useMutation({
    mutationFn: () => api.POST('/api/v1/session/confirm', { body: { password } }),
    meta: { shownInPlace: true, changesNothing: true },
    onSuccess: () => {
      setPassword('')
      confirmIdentity.answer(true)
    },
  })
  const cancel = () => {
    setPassword('')
    confirm.reset()
    confirmIdentity.answer(false)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // A dialog's form stands within the form it interrupts, as far as events are concerned.
    event.stopPropagation()
    confirm.mutate()
  }
  return (
    <Dialog
      opened={ways !== null}
      busy={confirm.isPending}
      onClose={cancel}
      closeOnClickOutside={false}
      zIndex={300}
      title="Confirm that it is you"
    >
      {isPassword ? (
        <form className={styles.form} onSubmit={submit}>
          {/* For programs that fill in passwords: whose it is. */}
          <input type="hidden" name="username" autoComplete="username" value={person.email} readOnly />
          <p>What you are about to do asks for your password once more. Until then, nothing has changed.</p>
          <Person name={person.name} plainName={person.name} detail={person.email} />
          <PasswordInput
            label="Password"
            {...(demo && { description: 'In this demo it is “a quiet harbour” for everybody.' })}
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={password}
            onChange={({ currentTarget }) => setPassword(currentTarget.value)}
            data-autofocus
          />
          {confirm.error && <Failure error={confirm.error} />}
          <Button type="submit" loading={confirm.isPending}>
            Confirm
          </Button>
          <Button variant="subtle" color="ink" disabled={confirm.isPending} onClick={cancel}>
            Cancel
          </Button>
        </form>
      ) : (
        <div className={styles.form}>
          <Suspense fallback={<PanelWaiting />}>
            {isLate ? (
              <LateEnrolmentForm ways={asked} onShown={() => confirmIdentity.answer(true)} />
            ) : (
              <>
                <p>What you are about to do asks for your second factor once more. Until then, nothing has changed.</p>
                <FactorForm onShown={() => confirmIdentity.answer(true)} offersRemember={false} />
              </>
            )}
          </Suspense>
          <Button variant="subtle" color="ink" onClick={cancel}>
            Cancel
          </Button>
        </div>
      )}
    </Dialog>
  )
}
