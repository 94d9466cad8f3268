import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import { showDone } from '../parts/toasts.tsx'
import styles from '../people/people-form.module.css'
import { type OwnFactor, renameFactor } from './factors.ts'

interface RenameFactorDialogProps {
  readonly factor: OwnFactor
  readonly onClose: () => void
}

/** What only its owner reads: which device it is. */
export function RenameFactorDialog({ factor, onClose }: RenameFactorDialogProps) {
  const [label, setLabel] = useState(factor.label)
  const rename = useMutation<void, Error, void>({
    mutationFn: () => renameFactor(factor.id, label),
    meta: { shownInPlace: true },
    onSuccess: () => {
      showDone('The name is changed.')
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    rename.mutate()
  }
  const wrong = fieldError(rename.error, 'label')
  return (
    <Dialog busy={rename.isPending} onClose={onClose} size={440} title={`Rename ${factor.label}`}>
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          label="Name"
          description="For you to know it by."
          autoComplete="off"
          maxLength={60}
          required
          withAsterisk={false}
          data-autofocus
          dir="auto"
          value={label}
          onChange={({ currentTarget }) => setLabel(currentTarget.value)}
          error={wrong}
        />
        {rename.error && wrong === null && <Failure error={rename.error} />}
        <div className={styles.actions}>
          <Button variant="default" onClick={onClose} disabled={rename.isPending}>
            Cancel
          </Button>
          <Button type="submit" loading={rename.isPending}>
            Rename
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
