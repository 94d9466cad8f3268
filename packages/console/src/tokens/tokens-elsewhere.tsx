import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { DataList } from '../parts/data-list.tsx'
import { scopeParam, useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { isOf, ownTokensQuery, type Token, useOwnTokens } from './own-tokens.ts'
import { RevokeToken } from './revoke-token.tsx'
import { tokenColumns } from './token-columns.tsx'
import styles from './tokens.module.css'

/** One's tokens of other places: also of those that one is no longer in, where they can be ended nowhere else. */
export function TokensElsewhere() {
  const scope = useScope()
  const { scopes } = useSession()
  const [revoked, setRevoked] = useState<Token | null>(null)
  const { data: own } = useQuery(ownTokensQuery)
  const query = useOwnTokens(`not ${scope.param}`, (token) => !isOf(token, scope))
  const columns = useMemo(() => {
    const place = (token: Token) => {
      const found = scopes.find((held) => isOf(token, held))
      if (!found) return <span className="quiet">A place that you are no longer in</span>
      const name = <bdi className={styles.place}>{found.name}</bdi>
      if (!found.operations.includes('tokens.create')) return name
      return (
        <Link to="/scopes/$scope/tokens" params={{ scope: scopeParam(found.id) }}>
          {name}
        </Link>
      )
    }
    return tokenColumns<Token>({ place, revoke: setRevoked })
  }, [scopes])
  return (
    <>
      {own?.some((token) => !isOf(token, scope)) && (
        <section className={styles.elsewhere}>
          <h2>In other places</h2>
          <p className="quiet">A token works only in the place that it was made for.</p>
          <DataList
            label="Your API tokens in other places"
            columns={columns}
            query={query}
            rowKey={({ id }) => id}
            empty={null}
          />
        </section>
      )}
      {revoked && <RevokeToken token={revoked} onClose={() => setRevoked(null)} />}
    </>
  )
}
