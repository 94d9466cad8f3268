import { NativeSelect } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { inSentence } from '../audit/sentence.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import { FormActions } from '../parts/form-actions.tsx'
import { NameFields } from '../parts/name-fields.tsx'
import styles from './resources.module.css'
import { type Labelled, makeResource, type Named } from './resources.ts'

interface NewResourceDialogProps {
  readonly scope: string
  readonly kind: Labelled
  readonly organizations: readonly Named[]
  readonly onClose: () => void
}

/** Makes something that is one's own, and goes on to it. */
export function NewResourceDialog({ scope, kind, organizations, onClose }: NewResourceDialogProps) {
  const navigate = useNavigate()
  const [text, setText] = useState({ name: '', description: '' })
  const [only] = organizations
  const [organization, setOrganization] = useState(organizations.length === 1 ? (only?.id ?? '') : '')
  const make = useMutation({
    mutationFn: () => makeResource({ scope, kind: kind.id }, { ...text, ...(organization && { organization }) }),
    meta: { shownInPlace: true },
    onSuccess: ({ id }) =>
      navigate({ to: '/scopes/$scope/resources/$kind/$resource', params: { scope, kind: kind.id, resource: id } }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate()
  }
  const inField = ['name', 'description', 'organization'].some((field) => fieldError(make.error, field) !== null)
  const isSeveral = organizations.length > 1
  return (
    <Dialog
      busy={make.isPending}
      onClose={onClose}
      size={520}
      title={`New ${inSentence(kind.label)}`}
      closeOnClickOutside={text.name === '' && text.description === ''}
    >
      <form className={styles.form} onSubmit={submit}>
        <NameFields value={text} error={make.error} onChange={setText} />
        {isSeveral && (
          <NativeSelect
            label="Organization"
            description="Only people of this organization can get to see it. It cannot be changed later."
            required
            withAsterisk={false}
            value={organization}
            data={[
              { value: '', label: 'Choose one' },
              ...organizations.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={({ currentTarget }) => setOrganization(currentTarget.value)}
            error={fieldError(make.error, 'organization')}
          />
        )}
        <p className="quiet small">
          It is private: you alone see it until you share it
          {!isSeveral && only && (
            <>
              {' '}
              with somebody in <bdi>{only.name}</bdi>
            </>
          )}
          .
        </p>
        {make.error && !inField && <Failure error={make.error} />}
        <FormActions verb="Create" ready={!isSeveral || organization !== ''} act={make} onClose={onClose} />
      </form>
    </Dialog>
  )
}
