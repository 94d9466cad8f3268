import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useDeployment } from '../deployment/deployment.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { useScope } from '../session/scope.ts'
import { FirstPassword, type FirstPasswordGiven } from './first-password.tsx'
import styles from './people-form.module.css'
import { newPasswordLink } from './person-calls.ts'

interface PasswordLinkDialogProps {
  readonly account: { readonly id: string; readonly name: string; readonly email: string }
  readonly onClose: () => void
}

/** Another link for somebody who never signed in; the former one ends (C3, X12). */
export function PasswordLinkDialog({ account: { id, name, email }, onClose }: PasswordLinkDialogProps) {
  const { param } = useScope()
  const { mail } = useDeployment()
  const make = useMutation<FirstPasswordGiven, Error, void>({
    mutationFn: () => newPasswordLink({ scope: param, person: id }),
    meta: { shownInPlace: true },
  })
  if (!make.data) {
    return (
      <ConfirmDialog
        title={`A new link for ${name}?`}
        verb={mail ? 'Send the link' : 'Make the link'}
        opened
        onClose={onClose}
        act={make}
      >
        <p>
          {mail ? `A mail goes to ${email} with a link` : 'You get a link to hand on'} with which they choose their
          first password. It works once, for 24 hours. A former link stops working at once.
        </p>
      </ConfirmDialog>
    )
  }
  return (
    <Dialog
      onClose={onClose}
      size={560}
      title={mail ? `Sent to ${email}` : `A link for ${name}`}
      closeOnClickOutside={false}
    >
      <div className={styles.form}>
        <FirstPassword email={email} given={make.data} />
        <div className={styles.actions}>
          <Button onClick={onClose}>Done</Button>
        </div>
      </div>
    </Dialog>
  )
}
