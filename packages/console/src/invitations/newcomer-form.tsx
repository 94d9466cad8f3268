import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import { NewPasswordInput } from '../parts/new-password-input.tsx'
import styles from './accept-invitation.module.css'
import { goIn } from './go-in.ts'
import { acceptAsNewcomer } from './opened-invitation.ts'

interface NewcomerFormProps {
  readonly secret: string
  readonly email: string
  readonly place: string
  readonly decline: ReactNode
}

/** For somebody who has no account yet: a name and a password, and they are in. */
export function NewcomerForm({ secret, email, place, decline }: NewcomerFormProps) {
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const accept = useMutation({
    mutationFn: () => acceptAsNewcomer(secret, { name, password }),
    meta: { shownInPlace: true, changesNothing: true },
    onSuccess: ({ scope }) => goIn(scope),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    accept.mutate()
  }
  const wrongName = fieldError(accept.error, 'name')
  const wrongPassword = fieldError(accept.error, 'password')
  return (
    <form className={styles.way} onSubmit={submit}>
      {accept.error && wrongName === null && wrongPassword === null && <Failure error={accept.error} />}
      {/* For programs that keep passwords: whose it is. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <TextInput
        label="Your name"
        description="As others here will see it."
        autoComplete="name"
        required
        withAsterisk={false}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        error={wrongName}
      />
      <NewPasswordInput
        value={password}
        onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        error={wrongPassword}
      />
      <div className={styles.actions}>
        <Button type="submit" loading={accept.isPending || accept.isSuccess}>
          Join {place}
        </Button>
        {decline}
      </div>
    </form>
  )
}
