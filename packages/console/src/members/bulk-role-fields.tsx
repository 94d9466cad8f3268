import { Radio, SegmentedControl } from '@mantine/core'
import '@mantine/core/styles/FloatingIndicator.css'
import '@mantine/core/styles/Radio.css'
import '@mantine/core/styles/SegmentedControl.css'
import { useScopeType } from '../deployment/catalogue.ts'
import { ReasonField } from '../parts/reason-field.tsx'
import { useRolesToGive } from '../service-accounts/use-roles-to-give.ts'
import { useScope } from '../session/scope.ts'
import styles from './act-dialog.module.css'
import type { BulkWish } from './bulk-calls.ts'
import { RoleChoice } from './role-fields.tsx'

interface BulkRoleFieldsProps {
  readonly wish: BulkWish
  readonly onChange: (wish: BulkWish) => void
}

/** Which role several people get, or which of several they get and lose; and when that counts. */
export function BulkRoleFields({ wish, onChange }: BulkRoleFieldsProps) {
  const { type: typeId } = useScope()
  const type = useScopeType(typeId)
  const roles = useRolesToGive().map((role) => ({ ...role, key: `${typeId}:${role.id}`, fixed: null }))
  const asksReason = roles.some(({ key, reasonRequired }) => reasonRequired && wish.give.includes(key))
  const put = (key: string, way: string) => {
    const without = (keys: readonly string[]) => keys.filter((other) => other !== key)
    onChange({
      ...wish,
      give: way === 'give' ? [...without(wish.give), key] : without(wish.give),
      take: way === 'take' ? [...without(wish.take), key] : without(wish.take),
    })
  }
  return (
    <>
      {type?.rolesPerPerson === 'one' ? (
        <RoleChoice options={roles} chosen={wish.give} onChange={(give) => onChange({ ...wish, give })} />
      ) : (
        <ul className={styles.rows}>
          {roles.map(({ key, label, description, kept }) => (
            <li key={key}>
              <span>
                <strong>{label}</strong>
                <span className="quiet small">{description}</span>
              </span>
              <SegmentedControl
                size="xs"
                aria-label={label}
                data={[
                  { value: 'leave', label: 'Leave' },
                  { value: 'give', label: 'Give' },
                  { value: 'take', label: 'Take', disabled: kept },
                ]}
                value={wish.give.includes(key) ? 'give' : wish.take.includes(key) ? 'take' : 'leave'}
                onChange={(way) => put(key, way)}
              />
            </li>
          ))}
        </ul>
      )}
      {type?.roleChanges === 'next-session' && (
        <Radio.Group
          label="When it counts"
          value={wish.applyNow ? 'now' : 'later'}
          onChange={(value) => onChange({ ...wish, applyNow: value === 'now' })}
        >
          <div className={styles.choices}>
            <Radio
              value="later"
              label="At their next sign-in"
              description="Sessions that are open now keep the former role until they end."
            />
            <Radio value="now" label="Now" description="Also in the sessions that are open now." />
          </div>
        </Radio.Group>
      )}
      {wish.give.length > 0 && (
        <ReasonField required={asksReason} value={wish.reason} onChange={(reason) => onChange({ ...wish, reason })} />
      )}
    </>
  )
}
