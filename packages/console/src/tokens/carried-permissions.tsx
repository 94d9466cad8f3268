import { Popover } from '@mantine/core'
import { IconAlertTriangle, IconChevronDown } from '@tabler/icons-react'
import { grouped, type ListedPermission } from './token-choices.ts'
import styles from './tokens.module.css'

interface CarriedPermissionsProps {
  /** Of the token. */
  readonly name: string
  readonly ids: readonly string[]
  readonly permissions: readonly ListedPermission[]
  /** Those that its owner does not hold now. */
  readonly lost: ReadonlySet<string>
}

/** How many permissions a token carries, and on a click which. */
export function CarriedPermissions({ name, ids, permissions, lost }: CarriedPermissionsProps) {
  const known = ids.map(
    (id) =>
      permissions.find((permission) => permission.id === id) ?? {
        id,
        label: id,
        group: 'Not in the blueprint any more',
      },
  )
  const words = `${ids.length} ${ids.length === 1 ? 'permission' : 'permissions'}`
  return (
    <Popover width={340} position="bottom-start" withinPortal trapFocus>
      <Popover.Target>
        <button type="button" className={styles.count} aria-label={`${words} of ${name}`}>
          {words}
          {lost.size > 0 && (
            <span className={styles.lost}>
              <IconAlertTriangle size={14} aria-hidden /> {lost.size} not yours now
            </span>
          )}
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.carried} tabIndex={0}>
        {lost.size > 0 && (
          <p className="small">
            What you do not hold yourself now the token cannot do either. It can again when you hold it again.
          </p>
        )}
        {grouped(known).map(({ group, permissions: inIt }) => (
          <div key={group}>
            <p className={styles.groupName}>{group}</p>
            <ul>
              {inIt.map(({ id, label }) => (
                <li key={id} data-lost={lost.has(id) || undefined}>
                  <span>{label}</span> <code>{id}</code>
                  {lost.has(id) && <span className="small"> not yours now</span>}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </Popover.Dropdown>
    </Popover>
  )
}
