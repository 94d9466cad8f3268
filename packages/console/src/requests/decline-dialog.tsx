import { Button, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import { showDone } from '../parts/toasts.tsx'
import { useScope } from '../session/scope.ts'
import styles from './answer-dialog.module.css'
import { AskedFor } from './asked-for.tsx'
import { type AccessRequest, declineRequest } from './requests.ts'

interface DeclineDialogProps {
  readonly request: AccessRequest
  readonly onClose: () => void
}

/** Says no to somebody, with a word why. */
export function DeclineDialog({ request, onClose }: DeclineDialogProps) {
  const { param } = useScope()
  const [note, setNote] = useState('')
  const decline = useMutation({
    mutationFn: () => declineRequest(param, request.id, note.trim()),
    meta: { shownInPlace: true },
    onSuccess: () => {
      showDone(`The request of ${request.person.name} is declined.`)
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    decline.mutate()
  }
  return (
    <Dialog
      busy={decline.isPending}
      onClose={onClose}
      size={520}
      title={`Decline the request of ${request.person.name}?`}
      closeOnClickOutside={note === ''}
    >
      <form className={styles.form} onSubmit={submit}>
        <div className={styles.asked}>
          <AskedFor request={request} />
        </div>
        <Textarea
          label="What they are told"
          description="They see it where they asked. It may be left empty."
          maxLength={500}
          autosize
          minRows={2}
          data-autofocus
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
          error={fieldError(decline.error, 'note')}
        />
        <p className="quiet">Nothing about their access changes. They can ask again later.</p>
        {decline.error && fieldError(decline.error, 'note') === null && <Failure error={decline.error} />}
        <div className={styles.actions}>
          <Button variant="default" onClick={onClose} disabled={decline.isPending}>
            Cancel
          </Button>
          <Button type="submit" color="red" loading={decline.isPending}>
            Decline
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
