import { useQuery } from '@tanstack/react-query'
import { Failure } from '../parts/failure.tsx'
import { Panel } from '../parts/panel.tsx'
import { When } from '../parts/when.tsx'
import { ownRequestsQuery } from '../requests/own-requests.ts'
import { RequestStateMark } from '../requests/request-state.tsx'
import styles from './your-requests.module.css'

/** What the person who is signed in asked for, and what came of it. Not there for whoever never asked. */
export function YourRequests() {
  const { data, error, refetch } = useQuery(ownRequestsQuery)
  if (error && !data) return <Failure error={error} onRetry={() => refetch()} />
  if (!data || data.length === 0) return null
  return (
    <Panel title="Your requests for access">
      <ul className={styles.requests}>
        {data.map(({ id, scope, permission, state, madeAt, decisionNote, given, givenUntil }) => (
          <li key={id}>
            <div className={styles.words}>
              <bdi className={styles.name} title={scope.name}>
                {scope.name}
              </bdi>
              <span className="quiet small">
                {permission?.label ?? 'To be let in'} · <When at={madeAt} />
              </span>
              {given && (
                <span className="small">
                  You got {given.label}
                  {givenUntil && (
                    <>
                      , which ends <When at={givenUntil} />
                    </>
                  )}
                  .
                </span>
              )}
              {decisionNote && (
                <span className="small" dir="auto">
                  “{decisionNote}”
                </span>
              )}
            </div>
            <RequestStateMark state={state} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
