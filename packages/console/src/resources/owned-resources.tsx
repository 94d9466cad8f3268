import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Failure } from '../parts/failure.tsx'
import { Panel, PanelWaiting } from '../parts/panel.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { listEntry } from '../shell/menu.ts'
import styles from './resources.module.css'
import { readOwned } from './resources.ts'

/** What somebody owns: by name what the reader may see, and how much more there is. */
export function OwnedResources({ person }: { readonly person: string }) {
  const session = useSession()
  const scope = useScope()
  const { data, error, refetch } = useQuery({
    queryKey: ['owned-resources', scope.param, person],
    queryFn: () => readOwned(scope.param, person),
  })
  if (error && !data) return <Failure error={error} onRetry={() => refetch()} />
  const others = data ? data.total - data.items.length : 0
  return (
    <Panel title="What they own">
      {!data && <PanelWaiting />}
      {data && data.items.length > 0 && (
        <ul className={styles.rows}>
          {data.items.map(({ id, name, kind, organization }) => (
            <li key={id}>
              {listEntry(session, scope, kind.id) ? (
                <Link
                  dir="auto"
                  to="/scopes/$scope/resources/$kind/$resource"
                  params={{ scope: scope.param, kind: kind.id, resource: id }}
                >
                  {name}
                </Link>
              ) : (
                <strong dir="auto">{name}</strong>
              )}
              <span className="quiet small">
                {kind.label}
                {organization && (
                  <>
                    , <bdi>{organization.name}</bdi>
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {data && <p className={styles.note}>{othersInWords(data.items.length, others)}</p>}
    </Panel>
  )
}

function othersInWords(shown: number, others: number): string {
  if (shown === 0 && others === 0) return 'They own nothing.'
  if (others === 0) return 'You may see all that they own.'
  return shown === 0
    ? `They own ${others === 1 ? '1 thing' : `${others} things`} that you may not see.`
    : `They own ${others} more that ${others === 1 ? 'is' : 'are'} not listed here.`
}
