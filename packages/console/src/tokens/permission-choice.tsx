import { Checkbox, Input } from '@mantine/core'
import '@mantine/core/styles/Checkbox.css'
import { useId } from 'react'
import { grouped, type ListedPermission } from './token-choices.ts'
import styles from './tokens.module.css'

interface PermissionChoiceProps {
  readonly offered: readonly ListedPermission[]
  readonly sessionOnly: readonly ListedPermission[]
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
  readonly error: string | null
}

/** Which of one's own permissions a token carries, in the groups and order of the blueprint. */
export function PermissionChoice({ offered, sessionOnly, value, onChange, error }: PermissionChoiceProps) {
  const label = useId()
  const chosen = new Set(value)
  const set = (ids: readonly string[], on: boolean) =>
    onChange(offered.map(({ id }) => id).filter((id) => (ids.includes(id) ? on : chosen.has(id))))
  return (
    <Input.Wrapper label="May do" labelElement="div" labelProps={{ id: label }} error={error}>
      <fieldset className={styles.choice} aria-labelledby={label}>
        <Several
          whole
          label="Everything that I may do here"
          permissions={offered}
          chosen={chosen}
          onChange={set}
          detail={`${chosen.size} of ${offered.length} chosen`}
        />
        {grouped(offered).map(({ group, permissions }) => (
          <fieldset key={group} className={styles.group}>
            <legend className={styles.hidden}>{group}</legend>
            <Several label={group} permissions={permissions} chosen={chosen} onChange={set} />
            <div className={styles.inGroup}>
              {permissions.map(({ id, label: name }) => (
                <Checkbox
                  key={id}
                  size="sm"
                  checked={chosen.has(id)}
                  onChange={({ currentTarget }) => set([id], currentTarget.checked)}
                  label={
                    <>
                      {name} <code>{id}</code>
                    </>
                  }
                />
              ))}
            </div>
          </fieldset>
        ))}
      </fieldset>
      {sessionOnly.length > 0 && (
        <p className={styles.absent}>
          Not offered, because they take a person who has signed in and no token ever carries them:{' '}
          {sessionOnly.map(({ label: name }) => name).join(', ')}.
        </p>
      )}
    </Input.Wrapper>
  )
}

interface SeveralProps {
  readonly whole?: boolean
  readonly label: string
  readonly detail?: string
  readonly permissions: readonly ListedPermission[]
  readonly chosen: ReadonlySet<string>
  readonly onChange: (ids: readonly string[], on: boolean) => void
}

function Several({ whole = false, label, detail, permissions, chosen, onChange }: SeveralProps) {
  const ids = permissions.map(({ id }) => id)
  const count = ids.filter((id) => chosen.has(id)).length
  const all = count === ids.length
  return (
    <div className={styles.several} data-whole={whole || undefined}>
      <Checkbox
        size="sm"
        label={<strong>{label}</strong>}
        checked={all}
        indeterminate={count > 0 && !all}
        onChange={() => onChange(ids, !all)}
      />
      {detail && (
        <span className="quiet small figures" aria-live="polite">
          {detail}
        </span>
      )}
    </div>
  )
}
