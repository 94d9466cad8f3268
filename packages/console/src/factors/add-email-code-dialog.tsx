import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import { showDone } from '../parts/toasts.tsx'
import styles from '../people/people-form.module.css'
import { useSession } from '../session/session.ts'
import { beginEmailCode, proveEmailCode } from './factors.ts'
import { RecoveryCodesDialog } from './recovery-codes-dialog.tsx'

/** Codes by email: one is mailed, and entering it shows that they arrive. */
export function AddEmailCodeDialog({ onClose }: { readonly onClose: () => void }) {
  const { person } = useSession()
  const [code, setCode] = useState('')
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const begin = useMutation<unknown, Error, void>({
    mutationFn: beginEmailCode,
    meta: { shownInPlace: true, changesNothing: true },
  })
  const prove = useMutation({
    mutationFn: () => proveEmailCode(code),
    meta: { shownInPlace: true },
    onSuccess: ({ recoveryCodes }) => {
      showDone('Codes by email are on.')
      if (recoveryCodes === null) onClose()
      else setCodes(recoveryCodes)
    },
  })
  if (codes !== null) return <RecoveryCodesDialog codes={codes} onClose={onClose} />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (begin.isSuccess) prove.mutate()
    else begin.mutate()
  }
  const wrong = fieldError(prove.error, 'code')
  const failure = begin.error ?? (wrong === null ? prove.error : null)
  const isBusy = begin.isPending || prove.isPending
  return (
    <Dialog busy={isBusy} onClose={onClose} size={440} title="Switch on codes by email">
      <form className={styles.form} onSubmit={submit} noValidate>
        <p>
          When you sign in, a code is mailed to <bdi>{person.email}</bdi>. An authenticator app or a passkey is better:
          whoever reads your mailbox may have your password too, and some places do not take codes by email.
        </p>
        {begin.isSuccess && (
          <TextInput
            label="Code"
            description="The eight digits in the mail that was sent just now. It ends after ten minutes."
            autoComplete="one-time-code"
            inputMode="numeric"
            maxLength={20}
            required
            withAsterisk={false}
            autoFocus
            value={code}
            onChange={({ currentTarget }) => setCode(currentTarget.value)}
            error={wrong}
          />
        )}
        {failure && <Failure error={failure} />}
        <div className={styles.actions}>
          <Button variant="default" onClick={onClose} disabled={isBusy}>
            Cancel
          </Button>
          <Button type="submit" loading={isBusy} {...(!begin.isSuccess && { 'data-autofocus': true })}>
            {begin.isSuccess ? 'Switch on' : 'Send a code'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
