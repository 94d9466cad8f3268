import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { inSentence, listed } from '../audit/sentence.ts'
import { useCatalogue } from '../deployment/catalogue.ts'
import { Badge } from '../parts/badge.tsx'
import { Panel } from '../parts/panel.tsx'
import { readPlaces } from '../scopes/places.ts'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import styles from './own-places.module.css'

interface Shown {
  readonly id: string
  readonly type: string
  readonly name: string
  readonly status: string
  readonly open: boolean
}

/** What lies in an organization, each with its state and what one is there: all of it for whoever sees that, else one's own. */
export function OwnPlaces() {
  const scope = useScope()
  const { scopes } = useSession()
  const { scopeTypes } = useCatalogue()
  const seesAll = scope.may('scope.children')
  const { data } = useQuery({
    queryKey: ['scopes', scope.param, 'home'],
    queryFn: () => readPlaces(scope.param, {}),
    enabled: seesAll,
  })
  const own = scopes.filter(({ path, id }) => id !== scope.id && path.some((above) => above.id === scope.id))
  const places: readonly Shown[] = seesAll
    ? (data?.items ?? [])
    : own.flatMap(({ id, ...rest }) => (id === null ? [] : [{ ...rest, id, open: true }]))
  const typeOf = (id: string) => scopeTypes.find((type) => type.id === id)
  const rolesIn = (id: string) => own.find((held) => held.id === id)?.roles ?? []
  if (seesAll && data === undefined) return null
  const called = ({ id, label, plural }: (typeof scope.childTypes)[number]) =>
    inSentence(typeOf(id)?.single ? label : plural)
  return (
    <Panel
      title={sentenceCase(listed(scope.childTypes.map(called)))}
      aside={
        seesAll && (
          <Link className="small" to="/scopes/$scope/scopes" params={{ scope: scope.param }}>
            {data?.next ? 'See all' : 'Details'}
          </Link>
        )
      }
    >
      {places.length === 0 && <p className={styles.none}>{seesAll ? 'None yet.' : 'None of them is open to you.'}</p>}
      <ul className={styles.places}>
        {places.map(({ id, type, name, status, open }) => (
          <li key={id}>
            <span className={styles.name}>
              {open ? (
                <Link to="/scopes/$scope" params={{ scope: id }}>
                  <bdi>{name}</bdi>
                </Link>
              ) : (
                <bdi>{name}</bdi>
              )}
              <span className="quiet small">{typeOf(type)?.label ?? type}</span>
            </span>
            <span className={styles.marks}>
              {(typeOf(type)?.statuses ?? [])
                .filter((known) => known.id === status)
                .map(({ id: known, label }) => (
                  <Badge key={known}>{label}</Badge>
                ))}
            </span>
            <span className={styles.role}>
              {rolesIn(id).length > 0 ? `You: ${listed(rolesIn(id).map(({ label }) => label))}` : 'No role of yours'}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function sentenceCase(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}
