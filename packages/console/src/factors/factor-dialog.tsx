import { RenameDialog } from '../people/rename-dialog.tsx'
import { AddAuthenticatorDialog } from './add-authenticator-dialog.tsx'
import { AddEmailCodeDialog } from './add-email-code-dialog.tsx'
import { renameFactor } from './factors.ts'
import { NewCodesDialog } from './new-codes-dialog.tsx'
import { RemoveFactorDialog } from './remove-factor-dialog.tsx'
import type { FactorAct } from './your-factors.tsx'

interface FactorDialogProps {
  readonly act: FactorAct
  readonly onClose: () => void
}

/** One act on one's own second factors. */
export function FactorDialog({ act, onClose }: FactorDialogProps) {
  switch (act.kind) {
    case 'authenticator':
      return <AddAuthenticatorDialog onClose={onClose} />
    case 'email-code':
      return <AddEmailCodeDialog onClose={onClose} />
    case 'recovery-codes':
      return <NewCodesDialog onClose={onClose} />
    case 'rename':
      return (
        <RenameDialog
          title={`Rename ${act.factor.label}`}
          name={act.factor.label}
          description="For you to know it by."
          field="label"
          save={(label) => renameFactor(act.factor.id, label)}
          onClose={onClose}
        />
      )
    case 'remove':
      return <RemoveFactorDialog factor={act.factor} isLast={act.isLast} onClose={onClose} />
  }
}
