import { Button, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { inSentence } from '../audit/sentence.ts'
import { useScopeType } from '../deployment/catalogue.ts'
import { fieldError } from '../parts/field-error.ts'
import { makePlace } from '../scopes/places.ts'
import { useScope } from '../session/scope.ts'
import styles from './wizard.module.css'

interface AddPlaceProps {
  readonly type: string
  readonly onAdded: (place: { readonly id: string; readonly name: string; readonly status: string }) => void
}

/** A place that is missing from a choice, for whoever may make one. */
export function AddPlace({ type: id, onAdded }: AddPlaceProps) {
  const { param, permissions } = useScope()
  const type = useScopeType(id)
  const [name, setName] = useState('')
  const [open, setOpen] = useState(false)
  const add = useMutation({
    mutationFn: () => makePlace(param, { type: id, name: name.trim() }),
    meta: { shownInPlace: true, changesNothing: true },
    onSuccess: (made) => {
      onAdded({ id: made, name: name.trim(), status: type?.statuses[0]?.id ?? 'active' })
      setName('')
      setOpen(false)
    },
  })
  if (type === undefined || !permissions.some((permission) => permission.id === type.createdWith)) return null
  const what = inSentence(type.label)
  if (!open) {
    return (
      <Button variant="default" size="xs" leftSection={<IconPlus size={14} />} onClick={() => setOpen(true)}>
        Add a {what}
      </Button>
    )
  }
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    add.mutate()
  }
  return (
    <div className={styles.add}>
      <TextInput
        label={`Name of the ${what}`}
        autoFocus
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        onKeyDown={onEnter}
        error={fieldError(add.error, 'name') ?? add.error?.message}
      />
      <Button variant="default" loading={add.isPending} onClick={() => add.mutate()}>
        Add
      </Button>
    </div>
  )
}
