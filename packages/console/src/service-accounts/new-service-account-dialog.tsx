import { Button, Radio, Stack } from '@mantine/core'
import '@mantine/core/styles/RadioIndicator.css'
import '@mantine/core/styles/RadioCard.css'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { ChoiceCard } from '../parts/choice-card.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import { NameInput } from '../parts/name-input.tsx'
import { useScope } from '../session/scope.ts'
import styles from './service-accounts.module.css'
import { useRolesToGive } from './use-roles-to-give.ts'

/** Makes a machine with a role that its maker may give (X2), and goes on to its tokens. */
export function NewServiceAccountDialog({ onClose }: { readonly onClose: () => void }) {
  const scope = useScope()
  const navigate = useNavigate()
  const roles = useRolesToGive()
  const [name, setName] = useState('')
  const [role, setRole] = useState(roles.length === 1 ? (roles[0]?.id ?? '') : '')
  const [none, setNone] = useState(false)
  const make = useMutation({
    mutationFn: async () => {
      const params = { path: { scopeId: scope.param } }
      return (await api.POST('/api/v1/scopes/{scopeId}/service-accounts', { params, body: { name, role } })).data!
    },
    meta: { shownInPlace: true },
    onSuccess: ({ id }) =>
      navigate({ to: '/scopes/$scope/service-accounts/$account', params: { scope: scope.param, account: id } }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setNone(role === '')
    if (role !== '') make.mutate()
  }
  return (
    <Dialog
      busy={make.isPending}
      onClose={onClose}
      size={520}
      title="New service account"
      closeOnClickOutside={name === ''}
    >
      <form className={styles.form} onSubmit={submit}>
        <NameInput
          description="Of the program, as whoever comes after you will look for it."
          value={name}
          onChange={setName}
          error={fieldError(make.error, 'name')}
        />
        {roles.length === 0 ? (
          <p>Your own role gives nobody a role here, and so no service account either.</p>
        ) : (
          <Radio.Group
            label="Role"
            description="The roles that you may give here. It cannot be changed later: a program that needs another role gets another account."
            value={role}
            onChange={(chosen) => {
              setRole(chosen)
              setNone(false)
            }}
            error={none ? 'Choose a role.' : fieldError(make.error, 'role')}
          >
            <Stack gap={8} mt={8}>
              {roles.map(({ id, label, description }) => (
                <ChoiceCard key={id} value={id} label={label}>
                  <span className="quiet">{description}</span>
                </ChoiceCard>
              ))}
            </Stack>
          </Radio.Group>
        )}
        <p className="quiet small">
          Whatever takes a person who has signed in, a service account cannot do, also where its role can.
        </p>
        {make.error && fieldError(make.error, 'name') === null && <Failure error={make.error} />}
        <div className={styles.actions}>
          <Button variant="default" onClick={onClose} disabled={make.isPending}>
            Cancel
          </Button>
          {roles.length > 0 && (
            <Button type="submit" loading={make.isPending}>
              Make the service account
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  )
}
