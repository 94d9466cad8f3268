import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import { FormActions } from '../parts/form-actions.tsx'
import { NameInput } from '../parts/name-input.tsx'
import { showDone } from '../parts/toasts.tsx'
import styles from './people-form.module.css'

interface RenameDialogProps {
  readonly title: string
  readonly name: string
  /** What changes with it. Left out: of somebody, the name that everybody reads. */
  readonly description?: string
  /** What the server calls the field. */
  readonly field?: 'name' | 'label'
  readonly save: (name: string) => Promise<void>
  readonly onClose: () => void
}

const ofSomebody = 'In any script, as people know it. It changes in every list.'

/** Another name for somebody, for oneself (X7), or for something of one's own. */
export function RenameDialog({
  title,
  name: former,
  description = ofSomebody,
  field = 'name',
  save,
  onClose,
}: RenameDialogProps) {
  const [name, setName] = useState(former)
  const rename = useMutation<void, Error, void>({
    mutationFn: () => save(name),
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
  const wrong = fieldError(rename.error, field)
  return (
    <Dialog busy={rename.isPending} onClose={onClose} size={440} title={title}>
      <form className={styles.form} onSubmit={submit}>
        <NameInput description={description} value={name} onChange={setName} error={wrong} />
        {rename.error && wrong === null && <Failure error={rename.error} />}
        <FormActions verb="Change name" act={rename} onClose={onClose} />
      </form>
    </Dialog>
  )
}
