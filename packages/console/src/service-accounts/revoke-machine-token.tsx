import { useMutation } from '@tanstack/react-query'
import { api } from '../api.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { showDone } from '../parts/toasts.tsx'
import { useScope } from '../session/scope.ts'
import { RevocationWords } from '../tokens/revoke-token.tsx'
import type { ShownToken } from '../tokens/token-columns.tsx'
import type { ServiceAccount } from './accounts.ts'

interface RevokeMachineTokenProps {
  readonly account: ServiceAccount
  readonly token: ShownToken
  readonly onClose: () => void
}

/** The end of one token of a machine; its others go on. */
export function RevokeMachineToken({ account, token, onClose }: RevokeMachineTokenProps) {
  const { param } = useScope()
  const revoke = useMutation<unknown, Error, void>({
    mutationFn: () => {
      const path = { scopeId: param, serviceAccountId: account.id, tokenId: token.id }
      return api.POST('/api/v1/scopes/{scopeId}/service-accounts/{serviceAccountId}/tokens/{tokenId}/revoke', {
        params: { path },
      })
    },
    meta: { shownInPlace: true },
    onSuccess: () => {
      showDone(`${token.name} is revoked.`)
      onClose()
    },
  })
  return (
    <ConfirmDialog title={`Revoke ${token.name}?`} verb="Revoke" destroys opened onClose={onClose} act={revoke}>
      <RevocationWords token={token} />
      <p className="quiet">Other tokens of this service account go on working.</p>
    </ConfirmDialog>
  )
}
