import { Button } from '@mantine/core'
import { IconExternalLink, IconLockQuestion } from '@tabler/icons-react'
import { Link, Navigate, useParams } from '@tanstack/react-router'
import { type CataloguePermission, useScopeType } from '../deployment/catalogue.ts'
import { MissingPage } from '../entry/missing-page.tsx'
import { Columns } from '../parts/columns.tsx'
import { CopyText } from '../parts/copy-text.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { permissionRemarks } from '../roles/remarks.ts'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { addressOf, menuOf } from '../shell/menu.ts'
import { foundEntry } from './found-entry.ts'
import { HostCode } from './host-code.tsx'
import styles from './information-page.module.css'
import { OpeningPeople } from './opening-people.tsx'
import { OpeningRoles } from './opening-roles.tsx'
import { OwnAnswer } from './own-answer.tsx'

/** C13: an entry whose page is the application's. What guards it, who can open it and why, and the code that guards it there. */
export function InformationPage() {
  const session = useSession()
  const scope = useScope()
  const { item: id } = useParams({ from: '/in/scopes/$scope/pages/$item' })
  const type = useScopeType(scope.type)
  const found = foundEntry(menuOf(session, scope), id)
  if (found === null) return <MissingPage />
  const { item, above } = found
  const address = addressOf(item)
  // Its page was made since somebody kept this address, or it is of another place that has the same menu.
  if (address.to !== '/scopes/$scope/pages/$item' || address.params.scope !== scope.param) {
    return <Navigate {...address} replace />
  }
  const permission = type?.permissions.find((candidate) => candidate.id === item.permission)
  if (!type || !permission) return <MissingPage />
  return (
    <>
      <PageHead
        title={item.label}
        above={above.length > 0 && above.join(' › ')}
        lead="A page of the application that Portreeve guards: Portreeve decides who is let in."
        actions={
          <>
            {scope.may('access.check') && (
              <Button
                variant="default"
                leftSection={<IconLockQuestion size={16} aria-hidden />}
                renderRoot={(props) => (
                  <Link
                    {...props}
                    to="/scopes/$scope/check"
                    params={{ scope: scope.param }}
                    search={{ permission: permission.id }}
                  />
                )}
              >
                Check access
              </Button>
            )}
            {item.address && (
              <Button component="a" href={item.address} rightSection={<IconExternalLink size={16} aria-hidden />}>
                Open the page
              </Button>
            )}
          </>
        }
      />
      <Columns
        main={
          <>
            <OwnAnswer permission={permission.id} />
            {scope.may('members.read') && <OpeningPeople type={type} permission={permission.id} />}
            <HostCode label={item.label} permission={permission.id} />
          </>
        }
        aside={
          <>
            <Guard permission={permission} />
            <Panel title="Where it is">
              <Whereabouts entry={item.id} address={item.address} />
            </Panel>
            <Panel title="Roles that open it">
              <OpeningRoles type={type} permission={permission} />
            </Panel>
          </>
        }
      />
    </>
  )
}

interface WhereaboutsProps {
  readonly entry: string
  readonly address: string | undefined
}

function Whereabouts({ entry, address }: WhereaboutsProps) {
  if (address) {
    return (
      <div className={styles.guard}>
        <p>
          The entry of the menu leads to{' '}
          <a className={styles.address} href={address}>
            {address}
          </a>
        </p>
      </div>
    )
  }
  return (
    <div className={styles.guard}>
      <p>In the application. Portreeve does not know the address, so the entry of the menu leads here.</p>
      <p className="quiet small">
        Whoever runs this server names it in the file of <code>PORTREEVE_HOST_PAGES</code>, for the entry{' '}
        <code>{entry}</code>.
      </p>
    </div>
  )
}

function Guard({ permission }: { readonly permission: CataloguePermission }) {
  const { param, may, name, typeLabel } = useScope()
  return (
    <Panel title="What guards it">
      <div className={styles.guard}>
        <p>
          {may('roles.read') ? (
            <Link to="/scopes/$scope/permissions/$permission" params={{ scope: param, permission: permission.id }}>
              {permission.label}
            </Link>
          ) : (
            permission.label
          )}
        </p>
        <CopyText text={permission.id} label="Copy the permission’s id" />
        {permission.description && <p className="quiet">{permission.description}</p>}
        <p className="quiet small">
          Held in <bdi>{name}</bdi>
          {name !== typeLabel && ` (${typeLabel})`}, by the roles of this place.
        </p>
        {permissionRemarks(permission).map(({ word, text }) => (
          <p key={word} className="quiet small">
            {word}: {text}
          </p>
        ))}
      </div>
    </Panel>
  )
}
