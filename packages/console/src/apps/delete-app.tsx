import { TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { showDone } from '../parts/toasts.tsx'
import { queryClient } from '../query-client.ts'
import { useScope } from '../session/scope.ts'
import type { AppWithVersions } from './apps.ts'

interface DeleteAppProps {
  readonly app: AppWithVersions
  readonly onClose: () => void
  readonly onDeleted: () => Promise<void>
}

/** The end of an app with everything that belongs to it. */
export function DeleteApp({ app, onClose, onDeleted }: DeleteAppProps) {
  const { param } = useScope()
  const [typed, setTyped] = useState('')
  const count = app.versions.length
  const published = app.versions.filter(({ state }) => state === 'published').length
  const waiting = app.versions.find(({ state }) => state === 'in-review')
  const act = useMutation<void, Error, void>({
    mutationFn: async () => {
      await api.DELETE('/api/v1/scopes/{scopeId}/apps/{appId}', { params: { path: { scopeId: param, appId: app.id } } })
    },
    // What is shown of it is left first: it could not be read again.
    meta: { shownInPlace: true, changesNothing: true },
    onSuccess: async () => {
      showDone(`${app.name} is deleted.`)
      await onDeleted()
      await queryClient.invalidateQueries()
    },
  })
  return (
    <ConfirmDialog
      opened
      title={`Delete ${app.name}?`}
      verb="Delete the app"
      destroys
      ready={waiting === undefined && typed.trim().normalize() === app.name}
      onClose={onClose}
      act={act}
    >
      {waiting ? (
        <p>Version {waiting.version} is in review. Withdraw it, or wait for the decision, and delete the app then.</p>
      ) : (
        <>
          <p>
            {count === 0
              ? 'It has no version, so nothing is lost but its name and description.'
              : `${count === 1 ? 'Its version and the archive of it go' : `All ${count} versions and their archives go`} with it${published === 0 ? '' : '; what is published can no longer be used from then on'}.`}{' '}
            This cannot be undone. What was done to it stays in the audit log.
          </p>
          <TextInput
            label={
              <>
                Type <bdi>{app.name}</bdi> to delete it
              </>
            }
            autoComplete="off"
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        </>
      )}
    </ConfirmDialog>
  )
}
