import { Button, NativeSelect, TextInput } from '@mantine/core'
import { PortreeveError } from '@portreeve/sdk'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import { Panel } from '../parts/panel.tsx'
import { showDone } from '../parts/toasts.tsx'
import { answersOf, fieldsOf, type Profile, type ProfileAsked, textIn } from '../profile/profile.ts'
import { ProfileFields } from '../profile/profile-fields.tsx'
import { useScope } from '../session/scope.ts'
import { type PlaceDetails, saveDetails } from './details.ts'
import styles from './details-page.module.css'

interface DetailsFormProps {
  readonly saved: PlaceDetails
  readonly asked: ProfileAsked | null
  /** Reads again what is kept. */
  readonly onAnew: () => void
}

/** Nothing is saved before the button; what somebody else saved meanwhile is not overwritten. */
export function DetailsForm({ saved, asked, onAnew }: DetailsFormProps) {
  const { param } = useScope()
  const [name, setName] = useState(saved.name)
  const [profile, setProfile] = useState<Profile>(saved.profile)
  const answers = asked ? answersOf(asked, profile) : null
  const isChanged =
    name !== saved.name ||
    (asked !== null && JSON.stringify(answers) !== JSON.stringify(answersOf(asked, saved.profile)))
  const save = useMutation({
    mutationFn: () => saveDetails(param, { name, ...(answers && { profile: answers }), etag: saved.etag }),
    meta: { shownInPlace: true },
    onSuccess: () => showDone('Saved'),
  })
  const wrong = (field: string) => fieldError(save.error, `profile.${field}`)
  const problem = save.error instanceof PortreeveError ? save.error.problem : null
  const isAtAField = problem !== null && problem.errors.length > 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Panel title="Details">
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextInput
          label="Name"
          required
          withAsterisk={false}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          error={fieldError(save.error, 'name')}
        />
        {asked?.choice && (
          <NativeSelect
            label={asked.choice.label}
            data={asked.choice.options.map(({ id, label }) => ({ value: id, label }))}
            value={textIn(profile, asked.choice.field)}
            onChange={({ currentTarget }) => setProfile({ ...profile, [asked.choice!.field]: currentTarget.value })}
          />
        )}
        {asked && (
          <ProfileFields
            fields={fieldsOf(asked, profile)}
            profile={profile}
            choices={saved.choices}
            wrong={wrong}
            onChange={setProfile}
          />
        )}
        {save.error && !isAtAField && <Failure error={save.error} />}
        <div className={styles.save}>
          <Button type="submit" disabled={!isChanged} loading={save.isPending}>
            Save
          </Button>
          {problem?.code === 'changed-meanwhile' ? (
            <Button variant="default" onClick={onAnew}>
              Show what is there now
            </Button>
          ) : (
            isChanged && <span className="quiet">Not saved yet</span>
          )}
        </div>
      </form>
    </Panel>
  )
}
