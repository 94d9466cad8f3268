import { TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { RecoveryCodesDialog } from '../factors/recovery-codes-dialog.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { fieldError } from '../parts/field-error.ts'
import { FormActions } from '../parts/form-actions.tsx'
import { showDone } from '../parts/toasts.tsx'
import styles from '../people/people-form.module.css'
import { CeremonyFailure } from './ceremony-failure.tsx'
import { addPasskey } from './passkeys.ts'

/** A passkey for one's own account: what it is, what it is to be called, and what came of it. */
export function AddPasskeyDialog({ onClose }: { readonly onClose: () => void }) {
  const [label, setLabel] = useState('')
  const add = useMutation({
    mutationFn: () => addPasskey(label.trim()),
    onSuccess: (added) => {
      showDone(`You can sign in with the passkey “${added.label}” from now on.`)
      if (added.recoveryCodes === null) onClose()
    },
    meta: { shownInPlace: true },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add.mutate()
  }
  const codes = add.data?.recoveryCodes ?? null
  if (codes !== null) return <RecoveryCodesDialog codes={codes} onClose={onClose} />
  const wrong = fieldError(add.error, 'label')
  return (
    <Dialog key="add" busy={add.isPending} onClose={onClose} size={440} title="Add a passkey">
      <form className={styles.form} onSubmit={submit} noValidate>
        <p>
          A passkey is kept by this device, by a phone or by a key that you plug in. You open it as you unlock the
          device, and nobody can ask you for it on another site. With it you sign in without a password.
        </p>
        <TextInput
          label="Name"
          description="For you to know it by. Left empty, it is called like this browser."
          placeholder="Laptop at work"
          maxLength={60}
          data-autofocus
          value={label}
          onChange={({ currentTarget }) => setLabel(currentTarget.value)}
          error={wrong}
        />
        {wrong === null && <CeremonyFailure error={add.error} doing="adding" />}
        <FormActions verb="Go on" act={add} onClose={onClose} />
      </form>
    </Dialog>
  )
}
