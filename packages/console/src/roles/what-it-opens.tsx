import type { ScopeType } from '../deployment/catalogue.ts'
import type { Permission } from './roles-query.ts'
import styles from './why.module.css'

interface WhatItOpensProps {
  readonly type: ScopeType
  readonly permission: Permission
  /** Only the beginning of a long list. */
  readonly brief?: boolean
}

const briefly = 4

/** Whether there is anything to say about what a permission guards: many are for the host application alone. */
export function isOpening({ guards }: ScopeType, { id, actions }: Permission): boolean {
  return actions.length > 0 || guards.some(({ permissions }) => permissions.includes(id))
}

/** What a permission guards: Portreeve's own acts, and what may be done with resources. */
export function WhatItOpens({ type, permission, brief = false }: WhatItOpensProps) {
  const operations = type.guards.filter(({ permissions }) => permissions.includes(permission.id))
  const actions = brief ? permission.actions.slice(0, briefly) : permission.actions
  const left = permission.actions.length - actions.length
  return (
    <ul className={styles.opens} aria-label="What it lets somebody do">
      {operations.map(({ operation, text }) => (
        <li key={operation}>{text}</li>
      ))}
      {actions.map(({ kind, kindLabel, action, label, words }) => (
        <li key={`${kind}.${action}`}>
          {kindLabel}: {label}
          {words && <span className="quiet">, when {words}</span>}
        </li>
      ))}
      {left > 0 && <li className="quiet">and {left} more</li>}
    </ul>
  )
}
