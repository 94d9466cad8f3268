import { ActDialog } from '../members/act-dialog.tsx'
import { useScope } from '../session/scope.ts'
import type { Account } from './accounts.ts'
import { CloseAccountDialog } from './close-account-dialog.tsx'
import { EnrolmentCodeDialog } from './enrolment-code-dialog.tsx'
import { OpenAccountDialog } from './open-account-dialog.tsx'
import { PasswordLinkDialog } from './password-link-dialog.tsx'
import type { PersonAct } from './person-acts.ts'
import { renamePerson } from './person-calls.ts'
import { RenameDialog } from './rename-dialog.tsx'
import { ResetFactorsDialog } from './reset-factors-dialog.tsx'
import { ResetPasswordDialog } from './reset-password-dialog.tsx'
import { UnlockDialog } from './unlock-dialog.tsx'

interface PersonActDialogProps {
  readonly act: PersonAct
  readonly account: Pick<Account, 'id' | 'name' | 'email'>
  readonly onClose: () => void
}

/** One act on one account. */
export function PersonActDialog({ act, account, onClose }: PersonActDialogProps) {
  const { param } = useScope()
  switch (act) {
    case 'change-roles':
      return <ActDialog act="change-roles" member={account} onClose={onClose} onGone={onClose} />
    case 'rename':
      return (
        <RenameDialog
          title={`Change the name of ${account.name}`}
          name={account.name}
          save={(name) => renamePerson({ scope: param, person: account.id }, name)}
          onClose={onClose}
        />
      )
    case 'password-link':
      return <PasswordLinkDialog {...{ account, onClose }} />
    case 'reset-password':
      return <ResetPasswordDialog {...{ account, onClose }} />
    case 'reset-factors':
      return <ResetFactorsDialog {...{ account, onClose }} />
    case 'enrolment-code':
      return <EnrolmentCodeDialog {...{ account, onClose }} />
    case 'unlock':
      return <UnlockDialog {...{ account, onClose }} />
    case 'archive':
    case 'block':
      return <CloseAccountDialog {...{ account, onClose, how: act }} />
    case 'unarchive':
    case 'unblock':
      return <OpenAccountDialog {...{ account, onClose, how: act }} />
  }
}
