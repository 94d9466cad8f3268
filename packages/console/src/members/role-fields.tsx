import { Radio, Switch } from '@mantine/core'
import '@mantine/core/styles/Radio.css'
import '@mantine/core/styles/Switch.css'
import { useId } from 'react'
import styles from './act-dialog.module.css'
import type { RoleOption } from './role-options.ts'

interface RoleFieldProps {
  readonly options: readonly RoleOption[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

/** Where a person has one role: which. */
export function RoleChoice({ options, chosen, onChange }: RoleFieldProps) {
  return (
    <Radio.Group label="Role" value={chosen[0] ?? null} onChange={(key) => onChange([key])}>
      <div className={styles.choices}>
        {options.map(({ key, label, description, held, fixed }) => (
          <Radio
            key={key}
            value={key}
            label={held ? `${label} (now)` : label}
            description={fixed ?? description}
            disabled={fixed !== null}
          />
        ))}
      </div>
    </Radio.Group>
  )
}

/** Where a person has several roles: each on or off (C4). What stays says why. */
export function RoleToggles({ options, chosen, onChange }: RoleFieldProps) {
  const heading = useId()
  return (
    <fieldset className={styles.fieldset} aria-labelledby={heading}>
      <p id={heading} className={styles.label}>
        Roles
      </p>
      <div className={styles.choices}>
        {options.map(({ key, label, description, fixed }) => (
          <Switch
            key={key}
            label={label}
            description={fixed ?? description}
            disabled={fixed !== null}
            checked={chosen.includes(key)}
            onChange={({ currentTarget }) =>
              onChange(currentTarget.checked ? [...chosen, key] : chosen.filter((other) => other !== key))
            }
          />
        ))}
      </div>
    </fieldset>
  )
}
