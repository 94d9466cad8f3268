import { Button, Checkbox } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { When } from '../parts/when.tsx'
import { useScope } from '../session/scope.ts'
import styles from './people-form.module.css'
import { resetPasswordOf } from './person-calls.ts'

interface ResetPasswordDialogProps {
  readonly account: { readonly id: string; readonly name: string; readonly email: string }
  readonly onClose: () => void
}

type Sent = Awaited<ReturnType<typeof resetPasswordOf>>

/** C8: a link for another password goes to the person alone, and they are signed out. */
export function ResetPasswordDialog({ account: { id, name, email }, onClose }: ResetPasswordDialogProps) {
  const { param } = useScope()
  const [revokeTokens, setRevokeTokens] = useState(false)
  const reset = useMutation<Sent, Error, void>({
    mutationFn: () => resetPasswordOf({ scope: param, person: id }, revokeTokens),
    meta: { shownInPlace: true },
  })
  if (reset.data) {
    return (
      <Dialog key="sent" onClose={onClose} size={440} title={`Sent to ${email}`}>
        <div className={styles.form}>
          <p>
            {name} gets a link in their mailbox and chooses another password with it. It works once, and ends{' '}
            <When at={reset.data.expiresAt} />.
          </p>
          <p>{endedWords(reset.data)}</p>
          <div className={styles.actions}>
            <Button onClick={onClose} data-autofocus>
              Done
            </Button>
          </div>
        </div>
      </Dialog>
    )
  }
  return (
    <ConfirmDialog
      title={`Reset the password of ${name}?`}
      verb="Send the link"
      size={480}
      opened
      onClose={onClose}
      act={reset}
    >
      <p>
        A mail goes to {email} with a link to choose another password. Nobody else sees the link. They are signed out
        everywhere at once.
      </p>
      <Checkbox
        label="Also revoke their API tokens"
        description="For good, in every place. Needed where somebody else may have them."
        checked={revokeTokens}
        onChange={({ currentTarget }) => setRevokeTokens(currentTarget.checked)}
      />
      <p className="quiet">
        The present password works until they have chosen another. If somebody else knows it, block the account
        meanwhile. Second factors stay as they are; for 24 hours only somebody else can reset those.
      </p>
    </ConfirmDialog>
  )
}

function endedWords({ ended, tokensLeft }: Sent): string {
  const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`
  const gone = [
    counted(ended.sessions, 'session'),
    ...(ended.tokens > 0 ? [counted(ended.tokens, 'API token')] : []),
  ].join(' and ')
  const left =
    tokensLeft > 0 ? ` ${counted(tokensLeft, 'API token')} of theirs ${tokensLeft === 1 ? 'goes' : 'go'} on.` : ''
  return `${ended.sessions + ended.tokens === 0 ? 'They were signed in nowhere.' : `Ended: ${gone}.`}${left}`
}
