import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import { FormActions } from '../parts/form-actions.tsx'
import { NameFields } from '../parts/name-fields.tsx'
import { useScope } from '../session/scope.ts'
import styles from './apps.module.css'

interface EditAppDialogProps {
  readonly app: { readonly id: string; readonly name: string; readonly description: string }
  readonly onClose: () => void
}

export function EditAppDialog({ app, onClose }: EditAppDialogProps) {
  const { param } = useScope()
  const [text, setText] = useState({ name: app.name, description: app.description })
  const save = useMutation({
    mutationFn: async () => {
      const params = { path: { scopeId: param, appId: app.id } }
      await api.PATCH('/api/v1/scopes/{scopeId}/apps/{appId}', { params, body: text })
    },
    meta: { shownInPlace: true },
    onSuccess: onClose,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const inField = ['name', 'description'].some((field) => fieldError(save.error, field) !== null)
  return (
    <Dialog
      busy={save.isPending}
      onClose={onClose}
      size={520}
      title={`Edit ${app.name}`}
      closeOnClickOutside={text.name === app.name && text.description === app.description}
    >
      <form className={styles.form} onSubmit={submit}>
        <NameFields value={text} error={save.error} onChange={setText} />
        {save.error && !inField && <Failure error={save.error} />}
        <FormActions verb="Save" act={save} onClose={onClose} />
      </form>
    </Dialog>
  )
}
