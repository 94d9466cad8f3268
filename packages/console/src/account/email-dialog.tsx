import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import { FormActions } from '../parts/form-actions.tsx'
import { When } from '../parts/when.tsx'
import styles from '../people/people-form.module.css'
import { askForEmail } from './own-account.ts'

interface EmailDialogProps {
  /** The address of the account now. */
  readonly email: string
  /** It is to be confirmed, not changed. */
  readonly confirms: boolean
  readonly onClose: () => void
}

/** Another address, or a proof of the one there is: by a link that goes to it. */
export function EmailDialog({ email: former, confirms, onClose }: EmailDialogProps) {
  const [email, setEmail] = useState(confirms ? former : '')
  const ask = useMutation({
    mutationFn: () => askForEmail(email),
    meta: { shownInPlace: true, changesNothing: true },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask.mutate()
  }
  const wrong = fieldError(ask.error, 'email')
  if (ask.isSuccess) {
    return (
      <Dialog key="sent" onClose={onClose} size={440} title="Look into your mailbox">
        <div className={styles.form}>
          <p>
            If <bdi>{email}</bdi> can be your address, a link is on its way to it. The link works once, and ends{' '}
            <When at={ask.data.expiresAt} />.
          </p>
          <p className="quiet">
            {confirms
              ? 'When you have opened it and entered your password, your address is confirmed.'
              : `Until you have opened it and entered your password, your address is still ${former}.`}
          </p>
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
    <Dialog
      busy={ask.isPending}
      onClose={onClose}
      size={440}
      title={confirms ? 'Confirm your email address' : 'Change your email address'}
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextInput
          label={confirms ? 'Email address' : 'New email address'}
          description="You sign in with it, and mails go to it. A link in a mail to it shows that it is yours."
          type="email"
          autoComplete="email"
          required
          withAsterisk={false}
          readOnly={confirms}
          data-autofocus
          value={email}
          onChange={({ currentTarget }) => setEmail(currentTarget.value)}
          error={wrong}
        />
        <p className="quiet small">
          When you open the link you enter your password once more, and you are signed out everywhere.
          {!confirms && ' Your former address is told.'}
        </p>
        {ask.error && wrong === null && <Failure error={ask.error} />}
        <FormActions verb="Send the link" act={ask} onClose={onClose} />
      </form>
    </Dialog>
  )
}
