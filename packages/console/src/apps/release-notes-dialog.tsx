import { Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import { FormActions } from '../parts/form-actions.tsx'
import { useScope } from '../session/scope.ts'
import styles from './apps.module.css'
import { pathOf } from './apps.ts'

interface ReleaseNotesDialogProps {
  readonly app: { readonly id: string; readonly name: string }
  readonly version: { readonly id: string; readonly version: string; readonly releaseNotes: string }
  readonly onClose: () => void
}

export function ReleaseNotesDialog({ app, version, onClose }: ReleaseNotesDialogProps) {
  const { param } = useScope()
  const [releaseNotes, setReleaseNotes] = useState(version.releaseNotes)
  const save = useMutation({
    mutationFn: async () => {
      const params = pathOf({ scope: param, app: app.id, version: version.id })
      await api.PATCH('/api/v1/scopes/{scopeId}/apps/{appId}/versions/{versionId}', { params, body: { releaseNotes } })
    },
    meta: { shownInPlace: true },
    onSuccess: onClose,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Dialog
      busy={save.isPending}
      onClose={onClose}
      size={520}
      title={`Release notes of ${app.name} ${version.version}`}
      closeOnClickOutside={releaseNotes === version.releaseNotes}
    >
      <form className={styles.form} onSubmit={submit}>
        <Textarea
          label="Release notes"
          description="What is new, for those who use the app and those who review it."
          maxLength={5_000}
          autosize
          minRows={4}
          maxRows={14}
          data-autofocus
          value={releaseNotes}
          onChange={({ currentTarget }) => setReleaseNotes(currentTarget.value)}
          error={fieldError(save.error, 'releaseNotes')}
        />
        {save.error && fieldError(save.error, 'releaseNotes') === null && <Failure error={save.error} />}
        <FormActions verb="Save" act={save} onClose={onClose} />
      </form>
    </Dialog>
  )
}
