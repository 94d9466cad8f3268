import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { SecretOnce } from '../parts/secret-once.tsx'
import { When } from '../parts/when.tsx'
import { useScope } from '../session/scope.ts'
import styles from './people-form.module.css'
import { makeEnrolmentCode } from './person-calls.ts'

interface EnrolmentCodeDialogProps {
  readonly account: { readonly id: string; readonly name: string }
  readonly onClose: () => void
}

/** C9: for somebody who comes too late for a second factor and cannot show their mailbox. */
export function EnrolmentCodeDialog({ account: { id, name }, onClose }: EnrolmentCodeDialogProps) {
  const { param } = useScope()
  const make = useMutation<Awaited<ReturnType<typeof makeEnrolmentCode>>, Error, void>({
    mutationFn: () => makeEnrolmentCode({ scope: param, person: id }),
    meta: { shownInPlace: true },
  })
  if (!make.data) {
    return (
      <ConfirmDialog
        title={`A code for ${name} to set up a second factor?`}
        verb="Make the code"
        size={480}
        opened
        onClose={onClose}
        act={make}
      >
        <p>
          It is for somebody whose time to set one up is over and who cannot read their mailbox. They sign in as always
          and enter it when they are asked. It works once, for 24 hours; a former one ends. They are told by mail.
        </p>
        <p className="quiet">
          Make sure that it is {name} who asks, for instance by a call: whoever has their password and this code sets up
          a second factor of their own.
        </p>
      </ConfirmDialog>
    )
  }
  return (
    <Dialog onClose={onClose} size={520} title={`A code for ${name}`} closeOnClickOutside={false}>
      <div className={styles.form}>
        <SecretOnce secret={make.data.code} what="code" />
        <p className="quiet">
          It ends <When at={make.data.expiresAt} />.
        </p>
        <div className={styles.actions}>
          <Button onClick={onClose}>Done</Button>
        </div>
      </div>
    </Dialog>
  )
}
