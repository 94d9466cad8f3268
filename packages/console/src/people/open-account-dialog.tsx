import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useCatalogue } from '../deployment/catalogue.ts'
import { roleLabel } from '../deployment/role-label.ts'
import { Badge } from '../parts/badge.tsx'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { showDone } from '../parts/toasts.tsx'
import { useScope } from '../session/scope.ts'
import styles from './people-form.module.css'
import { unarchivePerson, unblockPerson } from './person-calls.ts'

interface OpenAccountDialogProps {
  readonly how: 'unarchive' | 'unblock'
  readonly account: { readonly id: string; readonly name: string }
  readonly onClose: () => void
}

/** Back again (C7): with the roles that whoever does it may give, and told which those were not. */
export function OpenAccountDialog({ how, account: { id, name }, onClose }: OpenAccountDialogProps) {
  const { param } = useScope()
  const isBack = how === 'unarchive'
  const open = useMutation<readonly string[], Error, void>({
    mutationFn: () => (isBack ? unarchivePerson : unblockPerson)({ scope: param, person: id }),
    meta: { shownInPlace: true },
    onSuccess: (lost) => {
      if (lost.length > 0) return
      showDone(isBack ? `${name} is back.` : `${name} is unblocked.`)
      onClose()
    },
  })
  if (open.data && open.data.length > 0) return <RolesLost {...{ name, lost: open.data, onClose }} />
  return (
    <ConfirmDialog
      title={isBack ? `Bring ${name} back?` : `Unblock ${name}?`}
      verb={isBack ? 'Bring back' : 'Unblock'}
      opened
      onClose={onClose}
      act={open}
    >
      <p>They can sign in again at once, with the password that they had. Sessions and API tokens stay ended.</p>
      <p className="quiet">
        {isBack
          ? 'Their roles come back as far as you may give them yourself; you are told which do not.'
          : 'Their roles are as they were.'}
      </p>
    </ConfirmDialog>
  )
}

interface RolesLostProps {
  readonly name: string
  readonly lost: readonly string[]
  readonly onClose: () => void
}

function RolesLost({ name, lost, onClose }: RolesLostProps) {
  const catalogue = useCatalogue()
  return (
    <Dialog onClose={onClose} title={`${name} is back, without some roles`}>
      <div className={styles.form}>
        <p>
          Your own role does not give these, so they did not come back. Somebody whose role does can give them again.
        </p>
        <div className={styles.roles}>
          {lost.map((role) => (
            <Badge key={role}>{roleLabel(catalogue, role)}</Badge>
          ))}
        </div>
        <div className={styles.actions}>
          <Button onClick={onClose} data-autofocus>
            Done
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
