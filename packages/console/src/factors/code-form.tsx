import { Button, Checkbox, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import styles from './factor-form.module.css'
import { type FactorKind, showFactor } from './factors.ts'

interface CodeFormProps {
  readonly kind: Exclude<FactorKind, 'passkey'> | 'recovery-code'
  readonly rememberDays: number
  readonly onShown: () => void
}

const words = {
  authenticator: { label: 'Code', description: 'The six digits that your authenticator app shows for this place.' },
  'email-code': { label: 'Code', description: 'The eight digits in the mail.' },
  'recovery-code': {
    label: 'Recovery code',
    description: 'One of those that you kept when you set up your second factor. Each works once.',
  },
} as const

/** A code in one field. */
export function CodeForm({ kind, rememberDays, onShown }: CodeFormProps) {
  const [code, setCode] = useState('')
  const [remember, setRemember] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const isRecovery = kind === 'recovery-code'
  const show = useMutation({
    mutationFn: () => showFactor({ kind, code, remember: remember && !isRecovery }),
    meta: { shownInPlace: true, changesNothing: true },
    onSuccess: onShown,
    onError: () => {
      setCode('')
      input.current?.focus()
    },
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
      <TextInput
        ref={input}
        className={styles.code}
        {...words[kind]}
        autoComplete={isRecovery ? 'off' : 'one-time-code'}
        inputMode={isRecovery ? 'text' : 'numeric'}
        autoCapitalize="off"
        spellCheck={false}
        maxLength={60}
        required
        withAsterisk={false}
        autoFocus
        data-autofocus
        value={code}
        onChange={({ currentTarget }) => setCode(currentTarget.value)}
        error={wrong}
      />
      {show.error && wrong === null && <Failure error={show.error} />}
      {rememberDays > 0 && !isRecovery && (
        <Checkbox
          label={`Remember this device for ${rememberDays} days`}
          description="Until then your password is enough here. Not on a device that others use."
          checked={remember}
          onChange={({ currentTarget }) => setRemember(currentTarget.checked)}
        />
      )}
      <Button type="submit" fullWidth loading={show.isPending}>
        Go on
      </Button>
    </form>
  )
}
