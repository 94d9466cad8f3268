import { Button } from '@mantine/core'
import type { UseMutationResult } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import { NewPasswordInput } from '../parts/new-password-input.tsx'
import { Person } from '../parts/person.tsx'
import styles from './link-page.module.css'

interface NewPasswordFormProps {
  /** Whose password it becomes, with the address that they sign in with. */
  readonly person: { readonly name: string; readonly email: string }
  readonly label?: string
  readonly verb: string
  readonly set: Pick<UseMutationResult<void, Error, string>, 'mutate' | 'error' | 'isPending'>
  /** What else to know before. */
  readonly children?: ReactNode
}

/** Where a link leads to a password that somebody chooses: whose account it is, and one field. */
export function NewPasswordForm({ person, label = 'Password', verb, set, children }: NewPasswordFormProps) {
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    set.mutate(password)
  }
  const wrong = fieldError(set.error, 'password')
  return (
    <>
      <div className={styles.person}>
        <Person name={person.name} plainName={person.name} detail={person.email} />
      </div>
      <form className={styles.form} onSubmit={submit}>
        {set.error && wrong === null && <Failure error={set.error} />}
        {/* For programs that keep passwords: whose it is. */}
        <input type="hidden" name="username" autoComplete="username" value={person.email} readOnly />
        <NewPasswordInput
          label={label}
          data-autofocus
          value={password}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
          error={wrong}
        />
        {children}
        <Button type="submit" loading={set.isPending} className={styles.submit}>
          {verb}
        </Button>
      </form>
    </>
  )
}
