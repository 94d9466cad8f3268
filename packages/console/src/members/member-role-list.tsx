import { IconClockHour4, IconClockX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useCatalogue } from '../deployment/catalogue.ts'
import { roleLabel } from '../deployment/role-label.ts'
import { Badge } from '../parts/badge.tsx'
import { Notice } from '../parts/notice.tsx'
import { Panel } from '../parts/panel.tsx'
import { When } from '../parts/when.tsx'
import { useScope } from '../session/scope.ts'
import { givenBy } from '../standing/given-by.ts'
import { standingQuery } from '../standing/standing.ts'
import styles from './member-role-list.module.css'
import type { Member } from './members.ts'
import { type PendingRoles, pendingRoles } from './pending-roles.ts'

/** The roles that somebody has here: since when, why, and until when. */
export function MemberRoleList({ member }: { readonly member: Member }) {
  const scope = useScope()
  const catalogue = useCatalogue()
  const pending = pendingRoles(member, (key) => roleLabel(catalogue, key))
  const { data: standing } = useQuery(standingQuery(scope.param, member.id))
  const here = standing?.places.find((place) => place.scope.id === scope.id)
  const from = (key: string) => {
    const given = here?.roles.find(({ role }) => role === key)
    return given && <bdi>, given {givenBy(given.grantedBy, member)}</bdi>
  }
  return (
    <Panel title={member.roles.length === 1 ? 'Role' : 'Roles'}>
      {pending && (
        <div className={styles.note}>
          <Notice icon={IconClockHour4} title={pendingTitle(pending)}>
            Sessions that are open now keep the former role until they end. {pending.to.join(', ') || 'Having no role'}{' '}
            counts from the next sign-in.
          </Notice>
        </div>
      )}
      {member.roles.length === 0 && <p className={styles.none}>They are in this place without a role.</p>}
      <ul className={styles.roles}>
        {member.roles.map(({ role, label, grantedAt, reason, expiresAt }) => (
          <li key={role}>
            <div className={styles.role}>
              <strong>
                {scope.may('roles.read') ? (
                  <Link
                    to="/scopes/$scope/roles/$role"
                    params={{ scope: scope.param, role: role.slice(role.indexOf(':') + 1) }}
                  >
                    {label}
                  </Link>
                ) : (
                  label
                )}
              </strong>
              {expiresAt !== null && (
                <Badge tone="waiting" icon={IconClockX}>
                  Ends <When at={expiresAt} />
                </Badge>
              )}
            </div>
            <p className={styles.since}>
              Since <When at={grantedAt} />
              {from(role)}
            </p>
            {reason !== null && (
              <p className={styles.reason}>
                Given because: <q dir="auto">{reason}</q>
              </p>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function pendingTitle({ from, to }: PendingRoles): string {
  const words = (labels: readonly string[]) => labels.join(', ') || 'no role'
  return `${words(from)} now, ${words(to)} at the next sign-in`
}
