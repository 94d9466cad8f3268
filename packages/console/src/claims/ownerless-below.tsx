import { IconUserOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Notice } from '../parts/notice.tsx'
import { useScope } from '../session/scope.ts'
import { ownerlessBelowQuery } from './claims.ts'

/** On the place above: what lies in it and has nobody left who looks after it. */
export function OwnerlessBelow() {
  const scope = useScope()
  const { data } = useQuery({ ...ownerlessBelowQuery(scope.param), enabled: scope.may('scope.children') })
  if (!data || data.items.length === 0) return null
  const { items, next } = data
  return (
    <Notice
      icon={IconUserOff}
      title={items.length === 1 && next === null ? 'A place in here needs an owner' : 'Places in here need an owner'}
    >
      {items.map(({ id, name, open }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          {open ? (
            <Link to="/scopes/$scope" params={{ scope: id }}>
              <bdi>{name}</bdi>
            </Link>
          ) : (
            <bdi>{name}</bdi>
          )}
        </span>
      ))}
      {next !== null && ' and more'}
    </Notice>
  )
}
