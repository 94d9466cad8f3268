import { NativeSelect, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { endOf, lastDay } from '../members/end-day.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import { FormActions } from '../parts/form-actions.tsx'
import { NameInput } from '../parts/name-input.tsx'
import { useScope } from '../session/scope.ts'
import { absenceChoices } from './review-words.ts'
import styles from './reviews.module.css'
import { openReview } from './reviews.ts'

const dayMs = 24 * 60 * 60_000
const quarter = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric' })

/** Begins a review with everybody as they are now. */
export function OpenReviewDialog({ onClose }: { readonly onClose: () => void }) {
  const scope = useScope()
  const navigate = useNavigate()
  const now = Date.now()
  const [name, setName] = useState(`Access review, ${quarter.format(now)}`)
  const [due, setDue] = useState(lastDay(new Date(now + 14 * dayMs).toISOString()))
  const [inactive, setInactive] = useState('90')
  const open = useMutation({
    mutationFn: () => openReview(scope.param, { name, dueAt: endOf(due) ?? '', inactiveDays: Number(inactive) }),
    meta: { shownInPlace: true },
    onSuccess: ({ id }) =>
      navigate({ to: '/scopes/$scope/reviews/$review', params: { scope: scope.param, review: id } }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    open.mutate()
  }
  const isTold = ['name', 'dueAt', 'inactiveDays'].some((field) => fieldError(open.error, field) !== null)
  return (
    <Dialog busy={open.isPending} onClose={onClose} size={520} title="Begin an access review">
      <form className={styles.form} onSubmit={submit}>
        <p>
          It begins with a list of everybody in <bdi>{scope.name}</bdi> as they are now. Nothing changes until you
          decide about somebody; what you decide is done at once.
        </p>
        <NameInput value={name} onChange={setName} error={fieldError(open.error, 'name')} />
        <TextInput
          type="date"
          label="Due"
          description="Whoever may run it is reminded a week before and on that day."
          required
          withAsterisk={false}
          min={lastDay(new Date(now).toISOString())}
          value={due}
          onChange={({ currentTarget }) => setDue(currentTarget.value)}
          error={fieldError(open.error, 'dueAt')}
        />
        <NativeSelect
          label="Mark people who were not active for"
          data={absenceChoices(90)}
          value={inactive}
          onChange={({ currentTarget }) => setInactive(currentTarget.value)}
        />
        {open.error && !isTold && <Failure error={open.error} />}
        <FormActions verb="Begin the review" act={open} onClose={onClose} />
      </form>
    </Dialog>
  )
}
