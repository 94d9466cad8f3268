import { Button, PasswordInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { useDeployment } from '../deployment/deployment.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { Person } from '../parts/person.tsx'
import { confirmIdentity, useConfirmationWanted } from './confirm-identity.ts'
import { useSession } from './session.ts'
import styles from './sign-in-again.module.css'

/** Over what waits for it: the password once more. The act goes on with it; without it nothing has happened. */
export function ConfirmIdentityDialog() {
  const wanted = useConfirmationWanted()
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
      opened={wanted}
      busy={confirm.isPending}
      onClose={cancel}
      closeOnClickOutside={false}
      zIndex={300}
      title="Confirm that it is you"
    >
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
    </Dialog>
  )
}
