import { useMutation } from '@tanstack/react-query'
import { api } from '../api.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { showDone } from '../parts/toasts.tsx'
import { When } from '../parts/when.tsx'
import { shownStart } from './token-choices.ts'
import type { ShownToken } from './token-columns.tsx'

/** The end of one of one's own tokens. */
export function RevokeToken({ token, onClose }: { readonly token: ShownToken; readonly onClose: () => void }) {
  const revoke = useMutation<unknown, Error, void>({
    mutationFn: () => api.POST('/api/v1/tokens/{tokenId}/revoke', { params: { path: { tokenId: token.id } } }),
    meta: { shownInPlace: true },
    onSuccess: () => {
      showDone(`${token.name} is revoked.`)
      onClose()
    },
  })
  return (
    <ConfirmDialog title={`Revoke ${token.name}?`} verb="Revoke" destroys opened onClose={onClose} act={revoke}>
      <RevocationWords token={token} />
    </ConfirmDialog>
  )
}

/** What happens when a token is revoked: the same for a person's and a machine's. */
export function RevocationWords({ token }: { readonly token: ShownToken }) {
  return (
    <>
      <p>
        Whatever uses <code>{shownStart(token.prefix)}</code> is refused from the next request on.{' '}
        {token.lastUsedAt === null ? (
          'It has not been used so far.'
        ) : (
          <>
            It was used last <When at={token.lastUsedAt} />.
          </>
        )}
      </p>
      <p className="quiet">
        This cannot be undone: a new token is needed instead. What was done with this one stays in the audit log.
      </p>
    </>
  )
}
