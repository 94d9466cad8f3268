import { Button } from '@mantine/core'
import { IconClockHour4, IconShieldLock } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useCatalogue } from '../deployment/catalogue.ts'
import { onFirstTouch } from '../on-first-touch.ts'
import { Badge } from '../parts/badge.tsx'
import { scopeParam } from '../session/scope.ts'
import { type HeldScope, useSession } from '../session/session.ts'
import styles from './your-places.module.css'

const fetchLeave = () => import('./leave-dialog.tsx')
const LeaveDialog = lazy(async () => ({ default: (await fetchLeave()).LeaveDialog }))
onFirstTouch(fetchLeave)

interface YourPlacesProps {
  readonly scopes: readonly HeldScope[]
  /** The place in the address, which needs no link. */
  readonly here: string
}

/** Every place that one is in, with what one is there, and what changes at the next sign-in (A9). */
export function YourPlaces({ scopes, here }: YourPlacesProps) {
  const { scopeTypes } = useCatalogue()
  const { viewAs } = useSession()
  const [leaving, setLeaving] = useState<HeldScope | null>(null)
  const mayLeave = (type: string) =>
    viewAs === null && scopeTypes.find(({ id }) => id === type)?.leaving.includes('leave')
  return (
    <>
      <ul className={styles.places}>
        {scopes.map((scope) => {
          const param = scopeParam(scope.id)
          return (
            <li key={param}>
              <div className={styles.words}>
                <bdi className={styles.name} title={scope.name}>
                  {param === here ? (
                    scope.name
                  ) : (
                    <Link to="/scopes/$scope" params={{ scope: param }}>
                      {scope.name}
                    </Link>
                  )}
                </bdi>
                <span className="quiet small">
                  {param === here ? `${scope.typeLabel} · you are here` : scope.typeLabel}
                </span>
              </div>
              <Roles scope={scope} />
              {mayLeave(scope.type) && (
                <Button
                  variant="default"
                  size="xs"
                  aria-label={`Leave ${scope.name}`}
                  onClick={() => setLeaving(scope)}
                >
                  Leave
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {leaving && (
        <Suspense>
          <LeaveDialog scope={leaving} isHere={scopeParam(leaving.id) === here} onClose={() => setLeaving(null)} />
        </Suspense>
      )}
    </>
  )
}

function Roles({ scope: { roles, rolesAtNextSignIn, secondFactor } }: { readonly scope: HeldScope }) {
  const waiting = secondFactor?.roles ?? []
  return (
    <div className={styles.roles}>
      {roles.length + waiting.length === 0 && <span className="quiet small">No role</span>}
      {roles.map(({ key, label }) => (
        <Badge key={key}>{label}</Badge>
      ))}
      {waiting.length > 0 && (
        <Badge tone="waiting" icon={IconShieldLock}>
          {waiting.map(({ label }) => label).join(', ')} with a second factor
        </Badge>
      )}
      {rolesAtNextSignIn && (
        <Badge tone="waiting" icon={IconClockHour4}>
          {rolesAtNextSignIn.map(({ label }) => label).join(', ') || 'No role'} at next sign-in
        </Badge>
      )}
    </div>
  )
}
