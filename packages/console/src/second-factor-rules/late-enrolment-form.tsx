import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import styles from '../session/sign-in-again.module.css'

interface LateEnrolmentFormProps {
  /** Which codes would do, as the server names them. */
  readonly ways: readonly string[]
  readonly onShown: () => void
}

/** C9: before somebody sets up a second factor late, a code from their mailbox or from whoever looks after accounts. */
export function LateEnrolmentForm({ ways, onShown }: LateEnrolmentFormProps) {
  const [code, setCode] = useState('')
  const byMail = ways.includes('mailed-code')
  const mail = useMutation({
    mutationFn: () => api.POST('/api/v1/session/enrolment/code'),
    meta: { shownInPlace: true, changesNothing: true },
  })
  const show = useMutation({
    mutationFn: () => api.POST('/api/v1/session/enrolment', { body: { code } }),
    meta: { shownInPlace: true, changesNothing: true },
    onSuccess: onShown,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // A dialog's form stands within the form it interrupts, as far as events are concerned.
    event.stopPropagation()
    show.mutate()
  }
  const wrong = fieldError(show.error, 'code')
  return (
    <form className={styles.form} onSubmit={submit}>
      <p>
        The time to set up a second factor is over. So that nobody does it in your place who only knows your password,
        enter a code: {byMail ? 'one that is mailed to you, or one' : 'one'} from somebody who looks after accounts
        here.
      </p>
      {byMail && (
        <Button variant="default" loading={mail.isPending} onClick={() => mail.mutate()}>
          {mail.isSuccess ? 'Mail me another code' : 'Mail me a code'}
        </Button>
      )}
      {mail.isSuccess && !mail.isPending && <p role="status">A code is on its way to your mailbox.</p>}
      {mail.error && <Failure error={mail.error} />}
      <TextInput
        label="Code"
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={60}
        required
        withAsterisk={false}
        value={code}
        onChange={({ currentTarget }) => setCode(currentTarget.value)}
        error={wrong}
      />
      {show.error && wrong === null && <Failure error={show.error} />}
      <Button type="submit" loading={show.isPending}>
        Go on
      </Button>
    </form>
  )
}
