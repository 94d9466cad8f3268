import { NativeSelect, Radio, Stack, Textarea } from '@mantine/core'
import '@mantine/core/styles/RadioIndicator.css'
import '@mantine/core/styles/RadioCard.css'
import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { ChoiceCard } from '../parts/choice-card.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import { FormActions } from '../parts/form-actions.tsx'
import { NameInput } from '../parts/name-input.tsx'
import { useScope } from '../session/scope.ts'
import styles from './apps.module.css'
import { type AppType, appTypesQuery } from './apps.ts'

/** Makes an app without a version, and goes on to it. */
export function NewAppDialog({ onClose }: { readonly onClose: () => void }) {
  const { param } = useScope()
  const navigate = useNavigate()
  const { data: types } = useSuspenseQuery(appTypesQuery(param))
  const [name, setName] = useState('')
  const [description, setDescription] = useState('')
  const [chosen, setChosen] = useState(types.find(({ mayCreate }) => mayCreate)?.id ?? '')
  const type = types.find(({ id }) => id === chosen)
  const open = type?.belongsTo?.items.filter(({ mayCreate }) => mayCreate) ?? []
  const [place, setPlace] = useState('')
  const belongsTo = open.some(({ id }) => id === place) ? place : open.length === 1 ? (open[0]?.id ?? '') : ''
  const make = useMutation({
    mutationFn: async () => {
      const body = { name, type: chosen, description, ...(type?.belongsTo && { belongsTo }) }
      return (await api.POST('/api/v1/scopes/{scopeId}/apps', { params: { path: { scopeId: param } }, body })).data!
    },
    meta: { shownInPlace: true },
    onSuccess: ({ id }) => navigate({ to: '/scopes/$scope/apps/$app', params: { scope: param, app: id } }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate()
  }
  const inField = ['name', 'type', 'belongsTo', 'description'].some((field) => fieldError(make.error, field) !== null)
  return (
    <Dialog busy={make.isPending} onClose={onClose} size={540} title="New app" closeOnClickOutside={name === ''}>
      <form className={styles.form} onSubmit={submit}>
        <NameInput
          description="As people will look for it. You can change it later."
          value={name}
          onChange={setName}
          error={fieldError(make.error, 'name')}
        />
        <Radio.Group
          label="Type"
          description="It cannot be changed later."
          value={chosen}
          onChange={setChosen}
          error={fieldError(make.error, 'type')}
        >
          <Stack gap={8} mt={8}>
            {types.map((each) => (
              <ChoiceCard key={each.id} value={each.id} label={each.label} disabled={!each.mayCreate}>
                <span className="quiet">{each.description}</span>
                {!each.mayCreate && <span className="small">{whyNot(each)}</span>}
              </ChoiceCard>
            ))}
          </Stack>
        </Radio.Group>
        {type?.belongsTo && (
          <NativeSelect
            label={type.belongsTo.label}
            description="What the app is built for."
            required
            withAsterisk={false}
            value={belongsTo}
            data={[
              ...(open.length === 1 ? [] : [{ value: '', label: 'Choose one' }]),
              ...type.belongsTo.items.map(({ id, name: label, status, mayCreate }) => ({
                value: id,
                label: mayCreate ? label : `${label} (${status.replaceAll('-', ' ')})`,
                disabled: !mayCreate,
              })),
            ]}
            onChange={({ currentTarget }) => setPlace(currentTarget.value)}
            error={fieldError(make.error, 'belongsTo')}
          />
        )}
        <Textarea
          label="Description"
          description="What it does, in a sentence or two. Optional."
          maxLength={2_000}
          autosize
          minRows={2}
          maxRows={8}
          value={description}
          onChange={({ currentTarget }) => setDescription(currentTarget.value)}
          error={fieldError(make.error, 'description')}
        />
        {make.error && !inField && <Failure error={make.error} />}
        <FormActions verb="Make the app" ready={type?.mayCreate === true} act={make} onClose={onClose} />
      </form>
    </Dialog>
  )
}

function whyNot({ belongsTo }: AppType): string {
  const reason = belongsTo?.items.find(({ readOnly }) => readOnly)?.readOnly
  if (belongsTo && belongsTo.items.length === 0) return `There is no ${belongsTo.label.toLowerCase()} to make it for.`
  return reason ?? 'Your role does not make apps of this type here.'
}
