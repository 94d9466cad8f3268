import { PortreeveError } from '@portreeve/sdk'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import { FormActions } from '../parts/form-actions.tsx'
import { NameFields } from '../parts/name-fields.tsx'
import { queryClient } from '../query-client.ts'
import { readAgain } from './read-again.ts'
import type { ResourceDialogProps } from './resource-act.ts'
import styles from './resources.module.css'
import { editResource, readResource, resourceQuery } from './resources.ts'

/** Renames and describes it. Where somebody else did so meanwhile, both stand there, and one decides. */
export function EditResource({ which, resource, onClose }: ResourceDialogProps) {
  // What the change is made to; the page behind may be read anew while one types.
  const [base, setBase] = useState(resource)
  const [text, setText] = useState({ name: resource.name, description: resource.description })
  const save = useMutation({
    mutationFn: async () => {
      try {
        await editResource(which, { version: base.version, ...text })
      } catch (error) {
        if (isChangedMeanwhile(error)) {
          const saved = await readResource(which)
          queryClient.setQueryData(resourceQuery(which).queryKey, saved)
          setBase(saved)
        }
        throw error
      }
    },
    meta: { shownInPlace: true },
    onError: readAgain,
    onSuccess: onClose,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const inField = ['name', 'description'].some((field) => fieldError(save.error, field) !== null)
  return (
    <Dialog
      busy={save.isPending}
      onClose={onClose}
      size={520}
      title={`Edit ${resource.name}`}
      closeOnClickOutside={text.name === base.name && text.description === base.description}
    >
      <form className={styles.form} onSubmit={submit}>
        <NameFields value={text} error={save.error} onChange={setText} />
        {isChangedMeanwhile(save.error) ? (
          <div className={styles.saved} role="alert">
            <strong>Somebody changed it while you typed</strong>
            <p>
              It is called <bdi>{base.name}</bdi> now
              {base.description === '' ? ', without a description' : ', and described so:'}
            </p>
            {base.description !== '' && (
              <p className={styles.text} dir="auto">
                {base.description}
              </p>
            )}
            <p>Save again to put yours in its place, or cancel to leave it so.</p>
          </div>
        ) : (
          save.error && !inField && <Failure error={save.error} />
        )}
        <FormActions verb="Save" act={save} onClose={onClose} />
      </form>
    </Dialog>
  )
}

function isChangedMeanwhile(error: unknown): boolean {
  return error instanceof PortreeveError && error.problem.code === 'changed-meanwhile'
}
