import { Checkbox } from '@mantine/core'
import type { ReactNode } from 'react'
import { idWords, inSentence } from '../audit/sentence.ts'
import { useScopeType } from '../deployment/catalogue.ts'
import { Badge } from '../parts/badge.tsx'
import type { ProfileChoices, ProfileField } from './profile.ts'
import styles from './profile-fields.module.css'

interface ScopesFieldProps {
  readonly field: ProfileField
  readonly label: string
  readonly error: string | null
  readonly items: ProfileChoices['items']
  readonly value: string[]
  readonly onChange: (value: string[]) => void
  readonly more: ReactNode
}

/** Places of the organization, each with its state; several at once. */
export function ScopesField({ field, label, error, items, value, onChange, more }: ScopesFieldProps) {
  const type = useScopeType(field.scopeType ?? '')
  const state = (status: string) => type?.statuses.find(({ id }) => id === status)?.label ?? idWords(status)
  return (
    <Checkbox.Group label={label} error={error} value={value} onChange={onChange}>
      <div className={styles.options}>
        {items.map(({ id, name, status }) => (
          <Checkbox
            key={id}
            value={id}
            label={
              <span className={styles.scope}>
                <bdi>{name}</bdi>
                {type && type.statuses.length > 0 && <Badge>{state(status)}</Badge>}
              </span>
            }
          />
        ))}
      </div>
      {items.length === 0 && (
        <p className={styles.none}>There is no {inSentence(type?.label ?? 'such place')} in this organization yet.</p>
      )}
      {more && <div className={styles.more}>{more}</div>}
    </Checkbox.Group>
  )
}
