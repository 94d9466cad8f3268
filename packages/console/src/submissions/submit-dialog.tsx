import { Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import { FormActions } from '../parts/form-actions.tsx'
import { showDone } from '../parts/toasts.tsx'
import styles from './submissions.module.css'
import { submitVersion } from './submissions.ts'

interface SubmitDialogProps {
  readonly scope: string
  readonly app: { readonly id: string; readonly name: string }
  readonly version: { readonly id: string; readonly version: string; readonly releaseNotes: string }
  /** Of the type of the app: every version after the first says what is new. */
  readonly needsReleaseNotes?: boolean
  readonly onClose: () => void
}

/** Gives a version to the reviewers. */
export function SubmitDialog({ scope, app, version, needsReleaseNotes = false, onClose }: SubmitDialogProps) {
  const [notes, setNotes] = useState(version.releaseNotes)
  const act = useMutation({
    mutationFn: () => submitVersion({ scope, app: app.id, version: version.id }, notes.trim()),
    meta: { shownInPlace: true },
    onSuccess: () => {
      showDone(`${app.name} ${version.version} is submitted for review.`)
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    act.mutate()
  }
  return (
    <Dialog
      busy={act.isPending}
      onClose={onClose}
      size={520}
      title={`Submit ${app.name} ${version.version} for review?`}
      closeOnClickOutside={notes === version.releaseNotes}
    >
      <form className={styles.form} onSubmit={submit}>
        <p>
          The reviewers of the marketplace look at this archive and no other. Once they approve it, it is published. You
          can withdraw it as long as nobody has decided.
        </p>
        <Textarea
          label="Release notes"
          description={needsReleaseNotes ? 'What is new since the version before.' : 'What the reviewers should know.'}
          required={needsReleaseNotes}
          maxLength={5_000}
          autosize
          minRows={3}
          maxRows={12}
          data-autofocus
          value={notes}
          onChange={({ currentTarget }) => setNotes(currentTarget.value)}
          error={fieldError(act.error, 'releaseNotes')}
        />
        {act.error && fieldError(act.error, 'releaseNotes') === null && <Failure error={act.error} />}
        <FormActions
          verb="Submit for review"
          ready={!(needsReleaseNotes && notes.trim() === '')}
          act={act}
          onClose={onClose}
        />
      </form>
    </Dialog>
  )
}
