import { Link } from '@tanstack/react-router'
import { useCatalogue } from '../deployment/catalogue.ts'
import { PageTabs } from '../parts/page-tabs.tsx'
import { scopeParam, useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import styles from './scope-type-tabs.module.css'

const placesMost = 5

/** The types of places that have roles, this place's own first; of another type the places whose roles one may read. */
export function ScopeTypeTabs({ shown }: { readonly shown: string }) {
  const scope = useScope()
  const { scopes } = useSession()
  const { scopeTypes } = useCatalogue()
  const withRoles = scopeTypes.filter(({ roles }) => roles.length > 0)
  const types = [...withRoles.filter(({ id }) => id === scope.type), ...withRoles.filter(({ id }) => id !== scope.type)]
  const type = types.find(({ id }) => id === shown)
  const places = scopes.filter((place) => place.type === shown && place.operations.includes('roles.read'))
  if (types.length < 2) return null
  return (
    <>
      <div className={styles.tabs}>
        <PageTabs
          label="Types of places"
          tabs={types.map(({ id, label }) => ({
            id,
            link: (
              <Link
                to="/scopes/$scope/roles"
                params={{ scope: scope.param }}
                search={id === scope.type ? {} : { type: id }}
                // Also where the address says more than the type.
                aria-current={id === shown ? 'page' : undefined}
                activeOptions={{ exact: true }}
              >
                {label}
              </Link>
            ),
          }))}
        />
      </div>
      {type && shown !== scope.type && (
        <p className={styles.about}>
          The same in every place of this type. Who holds these roles is shown in the place itself
          {places.length === 0 && '.'}
          {places.slice(0, placesMost).map((place, index) => (
            <span key={place.id ?? ''}>
              {index === 0 ? ': ' : ', '}
              <Link to="/scopes/$scope/roles" params={{ scope: scopeParam(place.id) }}>
                <bdi>{place.name}</bdi>
              </Link>
            </span>
          ))}
          {places.length > 0 && '.'}
        </p>
      )}
    </>
  )
}
