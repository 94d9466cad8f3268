import { Radio, TextInput } from '@mantine/core'
import '@mantine/core/styles/Radio.css'
import { endOf, lastDay } from '../members/end-day.ts'
import styles from '../sign-in-settings/settings-form.module.css'
import type { Rules } from './rules.ts'

interface GraceFieldsProps {
  readonly rules: Rules
  readonly onChange: (next: Partial<Rules>) => void
  readonly wrong: (field: string) => string | null
}

const dayMs = 24 * 60 * 60_000
const usualDays = 30

/** Days for each, or one day for all. */
export function GraceFields({ rules, onChange, wrong }: GraceFieldsProps) {
  const isDay = rules.requiredBy !== null
  const choose = (value: string) => {
    const inAMonth = lastDay(new Date(Date.now() + usualDays * dayMs).toISOString())
    onChange({ requiredBy: value === 'day' ? endOf(inAMonth) : null })
  }
  return (
    <>
      <Radio.Group label="They have" value={isDay ? 'day' : 'days'} onChange={choose}>
        <Radio
          value="days"
          mt={6}
          label="Some days, each their own"
          description="They count from now for whoever is here, and from when they first come for everybody else. Leaving and coming back begins nothing anew."
        />
        <Radio value="day" label="Until a day that is the same for everybody" mt={10} />
      </Radio.Group>
      <div className={styles.indented}>
        {isDay ? (
          <TextInput
            type="date"
            label="Last day without one"
            value={lastDay(rules.requiredBy)}
            error={wrong('requiredBy')}
            onChange={({ currentTarget }) => onChange({ requiredBy: endOf(currentTarget.value) })}
            w={200}
          />
        ) : (
          <TextInput
            label="Days to set one up"
            inputMode="numeric"
            autoComplete="off"
            maxLength={3}
            value={Number.isFinite(rules.graceDays) ? String(rules.graceDays) : ''}
            error={wrong('graceDays')}
            onChange={({ currentTarget }) => onChange({ graceDays: Number(currentTarget.value.replace(/\D/g, '')) })}
            w={200}
          />
        )}
        <p className="quiet small">
          Whoever is given a role that asks for one after that has no such time: the role works once they have set one
          up. Their other roles go on.
        </p>
      </div>
    </>
  )
}
