import { IconLockCheck, IconUserScreen } from '@tabler/icons-react'
import { HoldMark } from './hold-mark.tsx'
import styles from './legend.module.css'
import { permissionRemarks } from './remarks.ts'
import type { RoleTable } from './role-table.ts'

/** What the marks mean, of those that there are; on paper too. */
export function Legend({ table }: { readonly table: RoleTable }) {
  const { permissions } = table.type
  const words = new Set(permissions.flatMap((permission) => permissionRemarks(permission).map(({ word }) => word)))
  return (
    <ul className={styles.legend} aria-label="What the marks mean">
      <li>
        <HoldMark hold="yes" /> has it
      </li>
      {permissions.some(({ conditional }) => conditional.length > 0) && (
        <li>
          <HoldMark hold="conditional" /> has it when its condition is met
        </li>
      )}
      <li>
        <HoldMark hold="no" /> does not have it
      </li>
      {words.has('In a session only') && (
        <li>
          <IconUserScreen size={14} stroke={1.7} aria-hidden /> takes a person who has signed in, never a token
        </li>
      )}
      {words.has('Confirmed') && (
        <li>
          <IconLockCheck size={14} stroke={1.7} aria-hidden /> asks to confirm that it is you
        </li>
      )}
    </ul>
  )
}
