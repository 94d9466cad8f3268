import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import { FormActions } from '../parts/form-actions.tsx'
import styles from './ask-link-dialog.module.css'
import { askForResetLink, askForSignInLink } from './opened-link.ts'

export type LinkPurpose = 'reset' | 'sign-in'

interface AskLinkDialogProps {
  readonly purpose: LinkPurpose
  /** As it was typed on the page below. */
  readonly email: string
  readonly population: string | undefined
  /** Where to go on once one is signed in. */
  readonly to: string
  readonly onClose: () => void
}

const words: Readonly<Record<LinkPurpose, { readonly title: string; readonly lead: string }>> = {
  reset: {
    title: 'Forgot your password?',
    lead: 'A link comes to your mailbox, with which you choose another one. The password that you have works until then.',
  },
  'sign-in': {
    title: 'Sign in with a link',
    lead: 'A link comes to your mailbox, and opening it signs you in, without a password.',
  },
}

/** Asks for a link to one's own mailbox. What it says is the same for every address (X8). */
export function AskLinkDialog({ purpose, email: typed, population, to, onClose }: AskLinkDialogProps) {
  const [email, setEmail] = useState(typed)
  const { title, lead } = words[purpose]
  const ask = useMutation({
    mutationFn: () => {
      const asked = { email: email.trim(), population }
      return purpose === 'reset' ? askForResetLink(asked) : askForSignInLink({ ...asked, next: to })
    },
    meta: { shownInPlace: true, changesNothing: true },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask.mutate()
  }
  if (ask.isSuccess) {
    return (
      <Dialog key="sent" onClose={onClose} size={440} title="Look into your mailbox">
        <div className={styles.form}>
          <p role="status">
            If there is an account with <strong>{email.trim()}</strong>, a link is on its way to it. It works once, for{' '}
            {ask.data.minutes} minutes.
          </p>
          <p className="quiet">
            If nothing comes, look among what was taken for spam, and whether this is the address of your account.
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
  const wrong = fieldError(ask.error, 'email')
  return (
    <Dialog busy={ask.isPending} onClose={onClose} size={440} title={title}>
      <form className={styles.form} onSubmit={submit}>
        <p>{lead}</p>
        <TextInput
          label="Email"
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          data-autofocus
          value={email}
          onChange={({ currentTarget }) => setEmail(currentTarget.value)}
          error={wrong}
        />
        {ask.error && wrong === null && <Failure error={ask.error} />}
        <FormActions verb="Send the link" act={ask} onClose={onClose} />
      </form>
    </Dialog>
  )
}
