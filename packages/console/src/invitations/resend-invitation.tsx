import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useDeployment } from '../deployment/deployment.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { SecretOnce } from '../parts/secret-once.tsx'
import { When } from '../parts/when.tsx'
import { useScope } from '../session/scope.ts'
import { type Invitation, resendInvitation } from './invitations.ts'
import styles from './invite-results.module.css'

interface ResendInvitationProps {
  readonly invitation: Invitation
  readonly onClose: () => void
}

type SentAgain = Awaited<ReturnType<typeof resendInvitation>>

/** A new link for another seven days; the former one opens nothing any more (A8). */
export function ResendInvitation({ invitation: { id, email }, onClose }: ResendInvitationProps) {
  const { param } = useScope()
  const { mail } = useDeployment()
  const resend = useMutation<SentAgain, Error, void>({
    mutationFn: () => resendInvitation(param, id),
    meta: { shownInPlace: true },
  })
  if (!resend.isSuccess) {
    return (
      <ConfirmDialog
        title={`Send the invitation of ${email} again?`}
        verb={mail ? 'Send again' : 'Make a new link'}
        opened
        onClose={onClose}
        act={resend}
      >
        <p>
          {mail ? 'They get another mail' : 'You get a new link to hand on'}, which works for seven days from now. The
          former link stops working at once. From then on you are the one who invited them.
        </p>
      </ConfirmDialog>
    )
  }
  const { link, expiresAt } = resend.data
  return (
    <Dialog
      onClose={onClose}
      size={560}
      title={mail ? `Sent to ${email}` : `A new link for ${email}`}
      closeOnClickOutside={false}
    >
      <div className={styles.body}>
        <p>
          {mail
            ? 'The mail is on its way. Should it get lost, hand on the link yourself.'
            : 'No mail is sent from here: hand on the link yourself.'}{' '}
          It ends <When at={expiresAt} />.
        </p>
        <SecretOnce secret={link} what="link" />
        <div className={styles.actions}>
          <Button onClick={onClose}>Done</Button>
        </div>
      </div>
    </Dialog>
  )
}
