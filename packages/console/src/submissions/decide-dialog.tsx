import { Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import { FormActions } from '../parts/form-actions.tsx'
import { showDone } from '../parts/toasts.tsx'
import { useScope } from '../session/scope.ts'
import styles from './submissions.module.css'
import { type Decision, decide, type SubmissionDetails } from './submissions.ts'

interface DecideDialogProps {
  readonly submission: SubmissionDetails
  readonly decision: Decision
  readonly onClose: () => void
}

const words = {
  approve: { verb: 'Approve', title: 'Approve', done: 'is approved and published' },
  'request-changes': {
    verb: 'Request changes',
    title: 'Request changes to',
    done: 'is sent back with your note',
  },
  reject: { verb: 'Reject', title: 'Reject', done: 'is rejected' },
} as const

/** One decision about a version, with a word to its developers. */
export function DecideDialog({ submission, decision, onClose }: DecideDialogProps) {
  const { param } = useScope()
  const [note, setNote] = useState('')
  const { app, version } = submission
  const { verb, title, done } = words[decision]
  const needsNote = decision !== 'approve'
  const act = useMutation({
    mutationFn: () => decide(param, submission, decision, note.trim()),
    meta: { shownInPlace: true },
    onSuccess: () => {
      showDone(`${app.name} ${version} ${done}.`)
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
      title={`${title} ${app.name} ${version}?`}
      closeOnClickOutside={note === ''}
    >
      <form className={styles.form} onSubmit={submit}>
        <p>{effect(submission, decision)}</p>
        <Textarea
          label={needsNote ? 'What the developers are told' : 'A word to the developers'}
          description={needsNote ? undefined : 'It may be left empty.'}
          required={needsNote}
          maxLength={2_000}
          autosize
          minRows={3}
          maxRows={12}
          data-autofocus
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
          error={fieldError(act.error, 'note')}
        />
        {act.error && fieldError(act.error, 'note') === null && <Failure error={act.error} />}
        <FormActions
          verb={verb}
          ready={!needsNote || note.trim() !== ''}
          {...(decision === 'reject' && { color: 'red' })}
          act={act}
          onClose={onClose}
        />
      </form>
    </Dialog>
  )
}

function effect({ publishedVersion, version }: SubmissionDetails, decision: Decision): string {
  const stays = publishedVersion === null ? 'Nothing is published.' : `Version ${publishedVersion} stays published.`
  switch (decision) {
    case 'approve':
      return publishedVersion === null
        ? `Version ${version} is published at once, and everybody finds the app.`
        : `Version ${version} is published at once in the place of ${publishedVersion}, which is retired.`
    case 'request-changes':
      return `${stays} The developers read your note, and submit again once it is done.`
    case 'reject':
      return `${stays} The developers read your note. They can change or delete the app, or submit a higher version.`
  }
}
