import { Button, Skeleton } from '@mantine/core'
import { IconLockQuestion } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { MissingPage } from '../entry/missing-page.tsx'
import { applicationEntries } from '../information/found-entry.ts'
import { CopyText } from '../parts/copy-text.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { scopeParam, useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { menuOf, pageLabel } from '../shell/menu.ts'
import { GrantingRoles } from './granting-roles.tsx'
import { menuEntriesWith } from './menu-entries-with.ts'
import { PermissionHolders } from './permission-holders.tsx'
import styles from './permission-page.module.css'
import { permissionRemarks } from './remarks.ts'
import { type Permission, type ScopeRoles, scopeRolesQuery } from './roles-query.ts'
import { isOpening, WhatItOpens } from './what-it-opens.tsx'

/** One permission: what it guards, the roles that have it, and who may do it. */
export function PermissionPage() {
  const session = useSession()
  const scope = useScope()
  const { permission: id } = useParams({ from: '/in/scopes/$scope/permissions/$permission' })
  const { data: place } = useQuery(scopeRolesQuery(scope.param))
  if (!place) return <Skeleton height={480} role="status" aria-label="Permission: loading" />
  const permission = place.permissions.find((candidate) => candidate.id === id)
  if (!permission) return <MissingPage />
  const params = { scope: scope.param }
  return (
    <>
      <PageHead
        title={permission.label}
        lead={permission.description ?? `A permission in “${permission.group}”.`}
        above={
          <Link to="/scopes/$scope/roles" params={params}>
            {pageLabel(session, scope, 'roles')}
          </Link>
        }
        actions={
          scope.may('access.check') && (
            <Button
              variant="default"
              leftSection={<IconLockQuestion size={16} aria-hidden />}
              renderRoot={(props) => (
                <Link {...props} to="/scopes/$scope/check" params={params} search={{ permission: permission.id }} />
              )}
            >
              Check access
            </Button>
          )
        }
      />
      <p className={styles.id}>
        <CopyText text={permission.id} label="Copy the permission’s id" />
      </p>
      <div className={styles.columns}>
        <Panel title="Roles that have it">
          <GrantingRoles place={place} permission={permission} />
        </Panel>
        <Panel title="What it guards">
          <Guarded place={place} permission={permission} />
        </Panel>
      </div>
      {scope.may('members.read') && <PermissionHolders place={place} permission={permission} />}
    </>
  )
}

function Guarded({ place, permission }: { readonly place: ScopeRoles; readonly permission: Permission }) {
  const remarks = permissionRemarks(permission)
  const entries = menuEntriesWith(permission.id, place.roles)
  const opens = isOpening(place, permission)
  const session = useSession()
  const own = applicationEntries(menuOf(session, useScope()), permission.id)
  return (
    <div className={styles.guarded}>
      {!opens && entries.length === 0 && (
        <p className="quiet">Nothing of Portreeve’s own. The host application asks for it where it needs it.</p>
      )}
      {opens && (
        <div>
          <h3>Acts</h3>
          <WhatItOpens type={place} permission={permission} />
        </div>
      )}
      {entries.length > 0 && (
        <div>
          <h3>Menu entries</h3>
          <ul>
            {entries.map((entry) => {
              const page = own.find(({ item, above }) => [...above, item.label].join(' › ') === entry)?.item
              const params = page && { scope: scopeParam(page.scope ?? null), item: page.id }
              return (
                <li key={entry}>
                  {params ? (
                    <Link to="/scopes/$scope/pages/$item" params={params}>
                      {entry}
                    </Link>
                  ) : (
                    entry
                  )}
                </li>
              )
            })}
          </ul>
        </div>
      )}
      {remarks.map(({ word, text }) => (
        <div key={word}>
          <h3>{word}</h3>
          <p>{text}</p>
        </div>
      ))}
    </div>
  )
}
