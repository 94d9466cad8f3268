import { Button, Skeleton } from '@mantine/core'
import { IconArrowsDiff, IconEye, IconLayoutSidebar } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { MissingPage } from '../entry/missing-page.tsx'
import { Badge } from '../parts/badge.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { viewAs } from '../session/view-as.ts'
import { pageLabel } from '../shell/menu.ts'
import { GrantedPermissions } from './granted-permissions.tsx'
import { roleRemarks } from './remarks.ts'
import { RoleHolders } from './role-holders.tsx'
import styles from './role-page.module.css'
import { RoleRules } from './role-rules.tsx'
import { type ScopeRole, type ScopeRoles, scopeRolesQuery } from './roles-query.ts'

/** One role: what it grants, what it may do about others, what holds for it, and who has it. */
export function RolePage() {
  const scope = useScope()
  const { role: roleId } = useParams({ from: '/in/scopes/$scope/roles/$role' })
  const { data: place } = useQuery(scopeRolesQuery(scope.param))
  if (!place) return <Skeleton height={480} role="status" aria-label="Role: loading" />
  const role = place.roles.find(({ id }) => id === roleId)
  return role ? <Known scope={scope} place={place} role={role} /> : <MissingPage />
}

interface KnownProps {
  readonly scope: ReturnType<typeof useScope>
  readonly place: ScopeRoles
  readonly role: ScopeRole
}

function Known({ scope, place, role }: KnownProps) {
  const session = useSession()
  const params = { scope: scope.param }
  const other = place.roles.find(({ id }) => id !== role.id)
  const isMember = session.scopes.some(({ id }) => id === scope.id)
  const { viewAs: viewing } = session
  const isHeld = scope.roles.some(({ id }) => id === role.id)
  return (
    <>
      <PageHead
        title={role.label}
        lead={role.description}
        above={
          <Link to="/scopes/$scope/roles" params={params}>
            {pageLabel(session, scope, 'roles')}
          </Link>
        }
        actions={
          <>
            {isMember && viewing === null && (
              <Button
                variant="default"
                leftSection={<IconEye size={16} aria-hidden />}
                onClick={() => viewAs.begin(`${scope.type}:${role.id}`, scope.param)}
              >
                View as
              </Button>
            )}
            {role.menu.length > 0 && (
              <Button
                variant="default"
                leftSection={<IconLayoutSidebar size={16} aria-hidden />}
                renderRoot={(props) => (
                  <Link {...props} to="/scopes/$scope/roles/menus" params={params} search={{ role: role.id }} />
                )}
              >
                Its menu
              </Button>
            )}
            {other && (
              <Button
                variant="default"
                leftSection={<IconArrowsDiff size={16} aria-hidden />}
                renderRoot={(props) => (
                  <Link
                    {...props}
                    to="/scopes/$scope/roles"
                    params={params}
                    search={{ compare: role.id, with: other.id }}
                  />
                )}
              >
                Compare
              </Button>
            )}
          </>
        }
      />
      <div className={styles.badges}>
        <code className="quiet">{role.id}</code>
        {isHeld && <Badge tone="good">You hold it</Badge>}
        {roleRemarks(role).map(({ word }) => (
          <Badge key={word}>{word}</Badge>
        ))}
      </div>
      <div className={styles.columns}>
        <GrantedPermissions place={place} role={role} />
        <div className={styles.side}>
          <Panel title="What holds for it">
            <RoleRules place={place} role={role} />
          </Panel>
          {scope.may('members.read') && <RoleHolders role={role} />}
        </div>
      </div>
    </>
  )
}
