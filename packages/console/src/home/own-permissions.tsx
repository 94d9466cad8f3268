import { IconCheck, IconChevronRight, IconCircleHalf2 } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useScopeType } from '../deployment/catalogue.ts'
import styles from '../parts/held-permissions.module.css'
import { Panel } from '../parts/panel.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { type OwnGroup, ownGroups } from './own-groups.ts'
import { rolesAbove } from './roles-above.ts'

/** So much is read at a glance; more is folded. */
const atAGlance = 12

/** What one may do here, by group. */
export function OwnPermissions() {
  const session = useSession()
  const scope = useScope()
  const permissions = useScopeType(scope.type)?.permissions ?? []
  const groups = ownGroups(scope.permissions, permissions)
  const above = rolesAbove(scope, session.scopes)
  return (
    <Panel title="What you may do here">
      {groups.length === 0 && (
        <p className={styles.none}>
          {above.length === 0
            ? 'No role that you hold grants anything here.'
            : `You hold no role of this place. What you see of it comes with ${above.join(' and ')}.`}
        </p>
      )}
      {groups.map((group) => (
        <Group key={group.group} group={group} opened={scope.permissions.length <= atAGlance} />
      ))}
    </Panel>
  )
}

function Group({ group: { group, held, total }, opened }: { readonly group: OwnGroup; readonly opened: boolean }) {
  const { param, may } = useScope()
  return (
    <details className={styles.group} open={opened}>
      <summary>
        <IconChevronRight size={14} aria-hidden />
        <span>{group}</span>
        <span className={styles.count}>
          {held.length} of {total}
        </span>
      </summary>
      <ul>
        {held.map(({ id, label, depends }) => (
          <li key={id}>
            {depends ? (
              <IconCircleHalf2 className={styles.depends} size={16} aria-label="Depends on what it is done to" />
            ) : (
              <IconCheck className={styles.yes} size={16} stroke={2.2} aria-label="Always" />
            )}
            <span className={styles.permission}>
              {may('roles.read') ? (
                <Link to="/scopes/$scope/permissions/$permission" params={{ scope: param, permission: id }}>
                  {label}
                </Link>
              ) : (
                label
              )}
              <code>{id}</code>
            </span>
            {depends && <span className={styles.remark}>on some only</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}
