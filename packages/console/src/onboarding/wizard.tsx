import { Button } from '@mantine/core'
import { PortreeveError } from '@portreeve/sdk'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { inSentence } from '../audit/sentence.ts'
import type { ScopeType } from '../deployment/catalogue.ts'
import { Failure } from '../parts/failure.tsx'
import { answersOf, chosenOption, fieldsOf, nameFrom } from '../profile/profile.ts'
import { ProfileFields } from '../profile/profile-fields.tsx'
import { makePlace } from '../scopes/places.ts'
import { useScope } from '../session/scope.ts'
import { AddPlace } from './add-place.tsx'
import { ChoiceStep } from './choice-step.tsx'
import { type Draft, type KeptDraft, keepDraft } from './draft.ts'
import type { ExistingPlace } from './existing.tsx'
import { FinishStep } from './finish-step.tsx'
import { StepList } from './step-list.tsx'
import { stepsFor } from './steps.ts'
import { oneAfterTheOther, useKeeping } from './use-keeping.ts'
import styles from './wizard.module.css'

interface WizardProps {
  readonly type: ScopeType
  readonly kept: KeptDraft
  /** Somebody else has finished first (A3). */
  readonly onTaken: (existing: ExistingPlace) => void
}

/** Step by step. Each "Continue" and "Back" keeps the answers on the server, which also says what is wrong with them. */
export function Wizard({ type, kept, onTaken }: WizardProps) {
  const { param: scope } = useScope()
  const place = { scope, type: type.id }
  const asked = type.profile
  const steps = stepsFor(asked)
  const [draft, setDraft] = useState<Draft>(() => asDraft(kept.draft ?? { step: 0, name: '', profile: {} }))
  const [choices, setChoices] = useState(kept.choices)
  const [problems, setProblems] = useState<readonly { field: string; message: string }[]>([])
  const step = steps[Math.min(draft.step, steps.length - 1)]!
  const answers = asked ? answersOf(asked, draft.profile) : {}
  const name = draft.name.trim() || nameFrom(asked, draft.profile)

  const go = useMutation({
    mutationFn: (to: number) => keepDraft(place, { ...draft, step: to }),
    scope: oneAfterTheOther,
    meta: { shownInPlace: true, changesNothing: true },
    onSuccess: (found, to) => {
      const isForward = to > draft.step
      const isHere = isForward && step === 'fields' && found.length > 0
      setProblems(isHere ? found : [])
      if (!isHere) setDraft({ ...draft, step: to })
    },
  })
  useKeeping(draft, () => keepDraft(place, draft))
  const finish = useMutation({
    mutationFn: () => makePlace(scope, { type: type.id, name, ...(asked && { profile: answers }) }),
    meta: { shownInPlace: true, changesNothing: true },
    // Read anew: what is open, and the menu, are different now.
    onSuccess: (id) => window.location.assign(`/scopes/${id}`),
    onError: (error) => {
      const existing = existingIn(error)
      if (existing) return onTaken(existing)
      // What is wrong stands at the field that it is about.
      const found = error instanceof PortreeveError ? error.problem.errors : []
      if (!found.some(({ field }) => field.startsWith('profile.'))) return
      setProblems(found)
      setDraft({ ...draft, step: steps.indexOf('fields') })
    },
  })

  const wrong = (field: string) => problems.find((problem) => problem.field === `profile.${field}`)?.message ?? null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (step === 'finish') finish.mutate()
    else go.mutate(draft.step + 1)
  }
  const failure = go.error
  const option = asked && chosenOption(asked, draft.profile)
  return (
    <div className={styles.page}>
      <StepList steps={steps} at={steps.indexOf(step)} />
      <form className={styles.form} onSubmit={submit} noValidate>
        {failure && <Failure error={failure} />}
        {step === 'choice' && asked?.choice && (
          <ChoiceStep
            choice={asked.choice}
            value={option?.id ?? null}
            onChange={(id) => setDraft({ ...draft, profile: { ...draft.profile, [asked.choice!.field]: id } })}
          />
        )}
        {step === 'fields' && asked && (
          <>
            {option && <h2 className={styles.heading}>{option.label}</h2>}
            <ProfileFields
              fields={fieldsOf(asked, draft.profile)}
              profile={draft.profile}
              choices={choices}
              wrong={wrong}
              onChange={(profile) => setDraft({ ...draft, profile })}
              more={({ id, scopeType }) =>
                scopeType && (
                  <AddPlace
                    type={scopeType}
                    onAdded={(added) => {
                      setChoices((now) =>
                        now.map((some) => (some.field === id ? { ...some, items: [...some.items, added] } : some)),
                      )
                      // Whatever was typed while it was being made stays.
                      setDraft((now) => {
                        const before = now.profile[id]
                        const chosen = [...(Array.isArray(before) ? before : []), added.id]
                        return { ...now, profile: { ...now.profile, [id]: chosen } }
                      })
                      setProblems((now) => now.filter(({ field }) => field !== `profile.${id}`))
                    }}
                  />
                )
              }
            />
          </>
        )}
        {step === 'finish' && (
          <FinishStep
            {...{ type, asked, choices, name }}
            profile={draft.profile}
            error={finish.error}
            onName={(next) => setDraft({ ...draft, name: next })}
          />
        )}
        <div className={styles.actions}>
          {draft.step > 0 && (
            <Button variant="default" onClick={() => go.mutate(draft.step - 1)} disabled={finish.isPending}>
              Back
            </Button>
          )}
          <Button
            type="submit"
            disabled={step === 'choice' && option === null}
            loading={go.isPending || finish.isPending || finish.isSuccess}
          >
            {step === 'finish' ? `Set up the ${inSentence(type.label)}` : 'Continue'}
          </Button>
          <Button
            variant="subtle"
            color="ink"
            renderRoot={(props) => <Link {...props} to="/scopes/$scope" params={{ scope }} />}
          >
            Go on later
          </Button>
        </div>
      </form>
    </div>
  )
}

function asDraft({ step, name, profile }: Draft): Draft {
  return { step, name, profile }
}

/** A3: of two at the same moment the second is told who owns it. */
function existingIn(error: Error | null) {
  if (!(error instanceof PortreeveError)) return null
  return (error.problem.members as { existing?: ExistingPlace }).existing ?? null
}
