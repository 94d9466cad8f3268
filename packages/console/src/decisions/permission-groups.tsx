import { IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { grouped } from '../tokens/token-choices.ts'
import styles from './check-page.module.css'

interface Held {
  readonly id: string
  readonly label: string
  readonly group: string
  readonly held: 'always' | 'depends'
  /** Labels of the roles that grant it. */
  readonly through: readonly string[]
}

interface PermissionGroupsProps {
  readonly permissions: readonly Held[]
  readonly opened: boolean
  readonly link: (permission: string, words: ReactNode) => ReactNode
}

/** Permissions in folding groups, each leading to why. */
export function PermissionGroups({ permissions, opened, link }: PermissionGroupsProps) {
  return grouped(permissions).map(({ group, permissions: inIt }) => (
    <details key={`${group} ${opened}`} className={styles.group} open={opened}>
      <summary>
        <IconChevronRight size={16} aria-hidden />
        <strong>{group}</strong>
        <span className="quiet small figures">{inIt.length}</span>
      </summary>
      <ul>
        {inIt.map(({ id, label, held, through }) => (
          <li key={id}>
            <span className={styles.permission}>
              {link(id, label)} <code>{id}</code>
            </span>
            <span className="quiet small">
              {through.join(', ')}
              {held === 'depends' && ' · only on some'}
            </span>
          </li>
        ))}
      </ul>
    </details>
  ))
}
