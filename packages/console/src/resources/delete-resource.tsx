import { TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { showDone } from '../parts/toasts.tsx'
import { queryClient } from '../query-client.ts'
import { readAgain } from './read-again.ts'
import type { ResourceDialogProps } from './resource-act.ts'
import { sharingWords } from './resource-words.ts'
import { deleteResource } from './resources.ts'

interface DeleteResourceProps extends ResourceDialogProps {
  readonly onDeleted: () => Promise<void>
}

export function DeleteResource({ which, resource, onClose, onDeleted }: DeleteResourceProps) {
  const [typed, setTyped] = useState('')
  const { name, sharing } = resource
  const isShared = sharing.people > 0 || sharing.organization
  const act = useMutation<void, Error, void>({
    mutationFn: () => deleteResource(which),
    // What is shown of it is left first: it could not be read again.
    meta: { shownInPlace: true, changesNothing: true },
    onError: readAgain,
    onSuccess: async () => {
      showDone(`${name} is deleted.`)
      await onDeleted()
      await queryClient.invalidateQueries()
    },
  })
  return (
    <ConfirmDialog
      opened
      title={`Delete ${name}?`}
      verb="Delete"
      destroys
      ready={typed.trim().normalize() === name}
      onClose={onClose}
      act={act}
    >
      <p>
        {isShared ? (
          <>
            It is gone for everybody who has it: <bdi>{sharingWords(resource)}</bdi>.
          </>
        ) : (
          'Nobody but you has it.'
        )}{' '}
        This cannot be undone. What was done to it stays in the audit log.
      </p>
      <TextInput
        label={
          <>
            Type <bdi>{name}</bdi> to delete it
          </>
        }
        autoComplete="off"
        dir="auto"
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
    </ConfirmDialog>
  )
}
