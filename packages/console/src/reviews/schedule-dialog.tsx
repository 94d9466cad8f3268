import { NativeSelect, NumberInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { fieldError } from '../parts/field-error.ts'
import { FormActions } from '../parts/form-actions.tsx'
import { showDone } from '../parts/toasts.tsx'
import { useScope } from '../session/scope.ts'
import { absenceChoices, everyChoices } from './review-words.ts'
import styles from './reviews.module.css'
import { type Schedule, saveSchedule } from './reviews.ts'

interface ScheduleDialogProps {
  readonly schedule: Schedule
  readonly onClose: () => void
}

/** How often a review begins by itself. */
export function ScheduleDialog({ schedule, onClose }: ScheduleDialogProps) {
  const { param, name } = useScope()
  const [every, setEvery] = useState(schedule.every)
  const [dueDays, setDueDays] = useState<number | string>(schedule.dueDays)
  const [inactive, setInactive] = useState(String(schedule.inactiveDays))
  const save = useMutation({
    mutationFn: () =>
      saveSchedule(param, {
        ...{ every, dueDays: Number(dueDays), inactiveDays: Number(inactive), version: schedule.version },
      }),
    meta: { shownInPlace: true },
    onSuccess: () => {
      showDone('The schedule is saved.')
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Dialog busy={save.isPending} onClose={onClose} size={520} title="When reviews begin">
      <form className={styles.form} onSubmit={submit}>
        <p>
          A review of <bdi>{name}</bdi> begins by itself on the first day of each period, and whoever may run it gets a
          mail. While one is open the next one waits.
        </p>
        <NativeSelect
          label="Begins"
          data={everyChoices}
          value={every}
          data-autofocus
          onChange={({ currentTarget }) => setEvery(currentTarget.value as Schedule['every'])}
        />
        {every !== 'never' && (
          <>
            <NumberInput
              label="Due after"
              suffix=" days"
              required
              withAsterisk={false}
              min={1}
              max={365}
              clampBehavior="strict"
              allowDecimal={false}
              value={dueDays}
              onChange={setDueDays}
              error={fieldError(save.error, 'dueDays')}
            />
            <NativeSelect
              label="Mark people who were not active for"
              data={absenceChoices(schedule.inactiveDays)}
              value={inactive}
              onChange={({ currentTarget }) => setInactive(currentTarget.value)}
            />
          </>
        )}
        {save.error && fieldError(save.error, 'dueDays') === null && <Failure error={save.error} />}
        <FormActions verb="Save" ready={dueDays !== ''} act={save} onClose={onClose} />
      </form>
    </Dialog>
  )
}
