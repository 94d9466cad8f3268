import { useMutation } from '@tanstack/react-query'
import { api } from '../api.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { showDone } from '../parts/toasts.tsx'
import { When } from '../parts/when.tsx'
import { queryClient } from '../query-client.ts'
import { useScope } from '../session/scope.ts'
import type { ServiceAccount } from './accounts.ts'

interface EndServiceAccountProps {
  readonly account: ServiceAccount
  readonly onClose: () => void
  readonly onEnded: () => Promise<void>
}

/** The end of a machine and of all its tokens. */
export function EndServiceAccount({ account, onClose, onEnded }: EndServiceAccountProps) {
  const { param } = useScope()
  const { id, name, tokens, lastUsedAt } = account
  const end = useMutation<{ readonly tokens: number }, Error, void>({
    mutationFn: async () => {
      const params = { path: { scopeId: param, serviceAccountId: id } }
      return (await api.POST('/api/v1/scopes/{scopeId}/service-accounts/{serviceAccountId}/end', { params })).data!
    },
    // What is shown of it is left first: it could not be read again.
    meta: { shownInPlace: true, changesNothing: true },
    onSuccess: async ({ tokens: ended }) => {
      showDone(`${name} is ended${ended === 0 ? '' : ended === 1 ? ', and its token' : `, and its ${ended} tokens`}.`)
      await onEnded()
      await queryClient.invalidateQueries()
    },
  })
  return (
    <ConfirmDialog title={`End ${name}?`} verb="End service account" destroys opened onClose={onClose} act={end}>
      <p>
        {tokens === 0
          ? 'It has no token that works, so nothing stops by this.'
          : `${tokens === 1 ? 'Its token stops' : `All of its ${tokens} tokens stop`} working at once: whatever uses ${tokens === 1 ? 'it' : 'them'} is refused from the next request on.`}{' '}
        {lastUsedAt !== null && (
          <>
            It was used last <When at={lastUsedAt} />.
          </>
        )}
      </p>
      <p className="quiet">This cannot be undone. What it did stays in the audit log.</p>
    </ConfirmDialog>
  )
}
