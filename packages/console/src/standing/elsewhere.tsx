import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useCatalogue } from '../deployment/catalogue.ts'
import { Badge } from '../parts/badge.tsx'
import { Failure } from '../parts/failure.tsx'
import { Panel, PanelWaiting } from '../parts/panel.tsx'
import { StateMark } from '../parts/state-mark.tsx'
import { scopeParam, useScope } from '../session/scope.ts'
import styles from './elsewhere.module.css'
import { givenBy } from './given-by.ts'
import { type Standing, standingQuery } from './standing.ts'

interface ElsewhereProps {
  readonly person: { readonly id: string; readonly name: string }
}

/** What somebody is in other places, as far as the reader may see members there. */
export function Elsewhere({ person }: ElsewhereProps) {
  const scope = useScope()
  const { data, error, isPending, refetch } = useQuery(standingQuery(scope.param, person.id))
  const places = data?.places.filter((place) => place.scope.id !== scope.id) ?? []
  return (
    <Panel title="In other places">
      {isPending && <PanelWaiting />}
      {error && (
        <div className={styles.note}>
          <Failure error={error} onRetry={() => refetch()} />
        </div>
      )}
      {data && places.length === 0 && (
        <p className={styles.none}>They are in no other place whose members you may see.</p>
      )}
      <ul className={styles.places}>
        {places.map((place) => (
          <Place key={place.scope.id ?? ''} place={place} person={person} />
        ))}
      </ul>
      {data?.complete === false && <p className={styles.none}>They are in more places than are shown here.</p>}
    </Panel>
  )
}

interface PlaceProps extends ElsewhereProps {
  readonly place: Standing['places'][number]
}

function Place({ place: { scope, status, roles, addedBy }, person }: PlaceProps) {
  const type = useCatalogue().scopeTypes.find(({ id }) => id === scope.type)?.label ?? scope.type
  const from = roles[0]?.grantedBy ?? addedBy
  return (
    <li>
      <div className={styles.words}>
        <Link
          to="/scopes/$scope/members/$person"
          params={{ scope: scopeParam(scope.id), person: person.id }}
          title={scope.name}
          dir="auto"
        >
          {scope.name}
        </Link>
        <span className="quiet small">
          {type} · given <bdi>{givenBy(from, person)}</bdi>
        </span>
      </div>
      <div className={styles.roles}>
        {status === 'disabled' && <StateMark state="disabled" />}
        {roles.length === 0 && <span className="quiet small">No role</span>}
        {roles.map(({ role, label }) => (
          <Badge key={role}>{label}</Badge>
        ))}
      </div>
    </li>
  )
}
