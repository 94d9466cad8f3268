import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import { FormActions } from '../parts/form-actions.tsx'
import { NameInput } from '../parts/name-input.tsx'
import { showDone } from '../parts/toasts.tsx'
import styles from '../people/people-form.module.css'
import type { Scope } from '../session/scope.ts'
import { makePlace } from './places.ts'

type ChildType = Scope['childTypes'][number]

interface NewPlaceProps {
  /** The place in which it is made. */
  readonly scope: string
  readonly type: ChildType
  readonly onMade?: (id: string) => void
}

/** Makes a place for which a name is enough. */
export function NewPlace({ scope, type, onMade }: NewPlaceProps) {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => setOpened(true)}>
        {newOne(type)}
      </Button>
      {opened && <NewPlaceDialog scope={scope} type={type} onMade={onMade} onClose={() => setOpened(false)} />}
    </>
  )
}

interface NewPlaceDialogProps extends Pick<NewPlaceProps, 'scope' | 'type'> {
  readonly onMade: ((id: string) => void) | undefined
  readonly onClose: () => void
}

function NewPlaceDialog({ scope, type, onMade, onClose }: NewPlaceDialogProps) {
  const [name, setName] = useState('')
  const make = useMutation<string, Error, void>({
    meta: { shownInPlace: true },
    mutationFn: () => makePlace(scope, { type: type.id, name }),
    onSuccess: (id) => {
      showDone(`${type.label} made.`)
      onMade?.(id)
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate()
  }
  const wrong = fieldError(make.error, 'name')
  return (
    <Dialog busy={make.isPending} onClose={onClose} size={440} title={newOne(type)}>
      <form className={styles.form} onSubmit={submit}>
        <NameInput description="In any script, as people know it." value={name} onChange={setName} error={wrong} />
        {make.error && wrong === null && <Failure error={make.error} />}
        <FormActions verb="Make it" act={make} onClose={onClose} />
      </form>
    </Dialog>
  )
}

function newOne({ label }: ChildType): string {
  return `New ${label.toLocaleLowerCase('en')}`
}
