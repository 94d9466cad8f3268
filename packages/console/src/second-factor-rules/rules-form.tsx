import { Button, Checkbox } from '@mantine/core'
import '@mantine/core/styles/Checkbox.css'
import { PortreeveError } from '@portreeve/sdk'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { factorLabels } from '../factors/factor-kinds.ts'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import { Panel } from '../parts/panel.tsx'
import { showDone } from '../parts/toasts.tsx'
import { useScope } from '../session/scope.ts'
import styles from '../sign-in-settings/settings-form.module.css'
import type { Whose } from '../sign-in-settings/sign-in-settings.ts'
import { GraceFields } from './grace-fields.tsx'
import { type FactorKind, previewQuery, type Rules, type RulesAnswer, rulesQuery, saveRules } from './rules.ts'
import { RulesEffect } from './rules-effect.tsx'
import { WhoFields } from './who-fields.tsx'

interface RulesFormProps {
  readonly whose: Whose
  readonly saved: RulesAnswer
}

const kinds: readonly FactorKind[] = ['passkey', 'authenticator', 'email-code']

/** Who, from when, with what; and below it what that would do today, before it is saved. */
export function RulesForm({ whose, saved }: RulesFormProps) {
  const { param } = useScope()
  const client = useQueryClient()
  const { since: _, ...before } = saved.rules
  const [rules, setRules] = useState<Rules>(before)
  const isChanged = JSON.stringify(rules) !== JSON.stringify(before)
  const isAsking = rules.required !== 'nobody'
  const preview = useQuery({ ...previewQuery(param, whose, rules), enabled: isAsking })
  const save = useMutation({
    mutationFn: () => saveRules(param, whose, { version: saved.version, rules }),
    meta: { shownInPlace: true },
    onSuccess: (next) => {
      client.setQueryData(rulesQuery(param, whose).queryKey, next)
      showDone('Saved. It counts at once, on entering each place.')
      return client.invalidateQueries()
    },
  })
  const refused = save.error ?? (isAsking ? preview.error : null)
  const wrong = (field: string) => fieldError(refused, `rules.${field}`)
  const isAtAField = refused instanceof PortreeveError && refused.problem.errors.length > 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const change = (next: Partial<Rules>) => {
    save.reset()
    setRules({ ...rules, ...next })
  }
  return (
    <form className={styles.page} onSubmit={submit}>
      <Panel title="Who needs one">
        <div className={styles.group}>
          <WhoFields
            required={rules.required}
            roles={saved.choices.roles}
            error={wrong('required')}
            onChange={(required) => change({ required })}
          />
        </div>
      </Panel>
      {isAsking && (
        <Panel title="From when on">
          <div className={styles.group}>
            <GraceFields rules={rules} onChange={change} wrong={wrong} />
          </div>
        </Panel>
      )}
      <Panel title="What counts">
        <div className={styles.group}>
          <Kinds rules={rules} hasMail={saved.choices.mail} error={wrong('methods')} onChange={change} />
          <Checkbox
            label="Devices may be remembered for 30 days"
            description="Whoever chooses so at sign-in is not asked again on that device for as long."
            checked={rules.rememberDays > 0}
            error={wrong('rememberDays')}
            onChange={({ currentTarget }) => change({ rememberDays: currentTarget.checked ? 30 : 0 })}
          />
        </div>
      </Panel>
      {isAsking && preview.data && !preview.error && <RulesEffect preview={preview.data} />}
      {refused && !isAtAField && <Failure error={refused} />}
      <div className={styles.save}>
        <Button
          type="submit"
          disabled={!isChanged || (isAsking && (preview.data === undefined || preview.data.refusal !== null))}
          loading={save.isPending}
        >
          Save
        </Button>
        {isChanged && <span className="quiet">Not saved yet</span>}
      </div>
    </form>
  )
}

interface KindsProps {
  readonly rules: Rules
  readonly hasMail: boolean
  readonly error: string | null
  readonly onChange: (next: Partial<Rules>) => void
}

const words: Readonly<Record<FactorKind, string>> = {
  passkey: 'A key in a device, opened by a finger, a face or a PIN. No other site can ask for it.',
  authenticator: 'Six digits that change every half minute.',
  'email-code': 'They do not count for roles that look after others: whoever has the mailbox has the password, too.',
}

function Kinds({ rules, hasMail, error, onChange }: KindsProps) {
  return (
    <Checkbox.Group
      label="Second factors"
      error={error}
      value={[...rules.methods]}
      onChange={(chosen) => onChange({ methods: kinds.filter((kind) => chosen.includes(kind)) })}
    >
      {kinds.map((kind) => {
        const isOut = kind === 'email-code' && !hasMail
        return (
          <Checkbox
            key={kind}
            value={kind}
            mt={10}
            label={factorLabels[kind]}
            description={isOut ? 'They need a mail server, and this deployment has none.' : words[kind]}
            disabled={isOut && !rules.methods.includes(kind)}
          />
        )
      })}
    </Checkbox.Group>
  )
}
