import { IconClockX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useCatalogue } from '../deployment/catalogue.ts'
import { roleLabel } from '../deployment/role-label.ts'
import { Badge } from '../parts/badge.tsx'
import { Panel } from '../parts/panel.tsx'
import { StateMark } from '../parts/state-mark.tsx'
import { When } from '../parts/when.tsx'
import { scopeParam } from '../session/scope.ts'
import type { WholeAccount } from './accounts.ts'
import styles from './membership-list.module.css'

interface MembershipListProps {
  readonly memberships: WholeAccount['memberships']
  readonly person: string
}

/** Where somebody is a member, as far as the reader may see the members there; each leads to the person in that place. */
export function MembershipList({ memberships, person }: MembershipListProps) {
  const catalogue = useCatalogue()
  const typeLabel = (id: string) => catalogue.scopeTypes.find((type) => type.id === id)?.label ?? id
  return (
    <Panel title="Places and roles">
      {memberships.length === 0 && (
        <p className={styles.none}>
          This account is in no place whose members you may see. Roles in other places, if there are any, are for those
          who look after them.
        </p>
      )}
      <ul className={styles.places}>
        {memberships.map(({ scope, status, roles }) => (
          <li key={scope.id}>
            <div className={styles.place}>
              <Link
                to="/scopes/$scope/members/$person"
                params={{ scope: scope.type === 'platform' ? scopeParam(null) : scope.id, person }}
                title={scope.name}
                dir="auto"
              >
                {scope.name}
              </Link>
              <span className="quiet small">{typeLabel(scope.type)}</span>
            </div>
            <div className={styles.roles}>
              {status === 'disabled' && <StateMark state="disabled" />}
              {roles.length === 0 && <span className="quiet">No role</span>}
              {roles.map(({ role, expiresAt }) =>
                expiresAt === null ? (
                  <Badge key={role}>{roleLabel(catalogue, role)}</Badge>
                ) : (
                  <Badge key={role} tone="waiting" icon={IconClockX}>
                    <span>
                      {roleLabel(catalogue, role)}, ends <When at={expiresAt} />
                    </span>
                  </Badge>
                ),
              )}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
