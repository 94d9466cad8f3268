import { Button, Checkbox, Radio } from '@mantine/core'
import '@mantine/core/styles/Checkbox.css'
import '@mantine/core/styles/Radio.css'
import { PortreeveError } from '@portreeve/sdk'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { inSentence } from '../audit/sentence.ts'
import { deploymentQuery } from '../deployment/deployment.ts'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import { Panel } from '../parts/panel.tsx'
import { showDone } from '../parts/toasts.tsx'
import { useScope } from '../session/scope.ts'
import { lengthIn, minutesOf } from './length.ts'
import { LengthField } from './length-field.tsx'
import styles from './settings-form.module.css'
import { type SignInSettings, saveSettings, signInSettingsQuery, type Ways, type Whose } from './sign-in-settings.ts'

interface SettingsFormProps {
  readonly whose: Whose
  readonly saved: SignInSettings
}

/** Ways in and sessions. Nothing is saved before the button, and a refusal says at which field. */
export function SettingsForm({ whose, saved }: SettingsFormProps) {
  const { param } = useScope()
  const client = useQueryClient()
  const [ways, setWays] = useState(saved.settings)
  const [longest, setLongest] = useState(lengthIn(saved.settings.sessions.longestMinutes))
  const [idle, setIdle] = useState(lengthIn(saved.settings.sessions.idleMinutes))
  const settings: Ways = {
    ...ways,
    sessions: { ...ways.sessions, longestMinutes: minutesOf(longest), idleMinutes: minutesOf(idle) },
  }
  const isChanged = JSON.stringify(settings) !== JSON.stringify(saved.settings)
  const save = useMutation({
    mutationFn: () => saveSettings(param, whose, { version: saved.version, settings }),
    meta: { shownInPlace: true },
    onSuccess: (next) => {
      client.setQueryData(signInSettingsQuery(param, whose).queryKey, next)
      showDone('Saved. It holds from the next sign-in on.')
      return client.invalidateQueries(deploymentQuery)
    },
  })
  const wrong = (field: string) => fieldError(save.error, `settings.${field}`)
  const isAtAField = save.error instanceof PortreeveError && save.error.problem.errors.length > 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form className={styles.page} onSubmit={submit}>
      <Panel title="Ways in">
        <div className={styles.group}>
          <WaysIn choices={saved.choices} ways={ways} onChange={setWays} wrong={wrong} />
        </div>
      </Panel>
      <Panel title="Sessions">
        <div className={styles.group}>
          <LengthField
            label="A session lasts at most"
            value={longest}
            error={wrong('sessions.longestMinutes')}
            onChange={setLongest}
          />
          <Radio.Group
            label="And it ends"
            value={ways.sessions.countFrom}
            onChange={(countFrom) =>
              setWays({
                ...ways,
                sessions: { ...ways.sessions, countFrom: countFrom as Ways['sessions']['countFrom'] },
              })
            }
          >
            <Radio value="last-activity" mt={6} label="Earlier, when nothing happened in it for some time" />
            <Radio value="sign-in" mt={10} label="Not before, however long it rests" />
          </Radio.Group>
          {ways.sessions.countFrom === 'last-activity' && (
            <LengthField
              label="It ends after a rest of"
              value={idle}
              error={wrong('sessions.idleMinutes')}
              onChange={setIdle}
            />
          )}
        </div>
      </Panel>
      {save.error && !isAtAField && <Failure error={save.error} />}
      <div className={styles.save}>
        <Button type="submit" disabled={!isChanged} loading={save.isPending}>
          Save
        </Button>
        {isChanged && <span className="quiet">Not saved yet</span>}
        {isAtAField && (
          <span className={styles.wrong} role="alert">
            {save.error?.message}
          </span>
        )}
      </div>
    </form>
  )
}

interface WaysInProps {
  readonly choices: SignInSettings['choices']
  readonly ways: Ways
  readonly onChange: (ways: Ways) => void
  readonly wrong: (field: string) => string | null
}

function WaysIn({ choices, ways, onChange, wrong }: WaysInProps) {
  const all = choices.providers.map(({ id }) => id)
  const open = ways.providers === 'all' ? all : ways.providers
  const setOpen = (id: string, isOpen: boolean) => {
    const next = all.filter((candidate) => (candidate === id ? isOpen : open.includes(candidate)))
    onChange({ ...ways, providers: next.length === all.length ? 'all' : next })
  }
  const noMail = 'Needs a mail server, and this deployment has none.'
  return (
    <>
      <Checkbox
        label="Password"
        description="Off: nobody signs in with a password, and nobody is mailed a link for a new one."
        checked={ways.password}
        error={wrong('password')}
        onChange={({ currentTarget }) => onChange({ ...ways, password: currentTarget.checked })}
      />
      <Checkbox
        label="A link to one’s mailbox"
        description={choices.mail ? 'It works once, for a few minutes.' : noMail}
        checked={ways.link}
        disabled={!(choices.mail || ways.link)}
        error={wrong('link')}
        onChange={({ currentTarget }) => onChange({ ...ways, link: currentTarget.checked })}
      />
      <Checkbox
        label="Passkeys"
        description="Always open to whoever has added one. They count as a second factor, too."
        checked
        disabled
        readOnly
      />
      {choices.providers.map(({ id, label }) => (
        <Checkbox
          key={id}
          label={<bdi>{label}</bdi>}
          description="For whoever has linked their account there."
          checked={open.includes(id)}
          error={wrong('providers')}
          onChange={({ currentTarget }) => setOpen(id, currentTarget.checked)}
        />
      ))}
      <Checkbox
        label="Only with a confirmed address"
        description={
          choices.mail ? 'Whoever has not confirmed theirs gets a link to do so instead of coming in.' : noMail
        }
        checked={ways.confirmedEmail}
        disabled={!(choices.mail || ways.confirmedEmail)}
        error={wrong('confirmedEmail')}
        onChange={({ currentTarget }) => onChange({ ...ways, confirmedEmail: currentTarget.checked })}
      />
      {choices.signUp && (
        <Checkbox
          label="People can sign up"
          description={
            choices.mail
              ? `Whoever has no account makes one with a link to their mailbox, and with it a new ${inSentence(choices.signUp.makes)}.`
              : noMail
          }
          checked={ways.signUp}
          disabled={!(choices.mail || ways.signUp)}
          error={wrong('signUp')}
          onChange={({ currentTarget }) => onChange({ ...ways, signUp: currentTarget.checked })}
        />
      )}
    </>
  )
}
