import { Link } from '@tanstack/react-router'
import type { Column } from '../parts/data-list.tsx'
import { Person } from '../parts/person.tsx'
import { When } from '../parts/when.tsx'
import { MemberRoles } from './member-roles.tsx'
import { MemberState } from './member-state.tsx'
import type { Member } from './members.ts'
import { soonestEnd } from './soonest-end.ts'

/** The people table. `scope` is the place as addresses write it. */
export function memberColumns(scope: string): readonly Column<Member>[] {
  return [
    {
      id: 'person',
      header: 'Name',
      card: 'heading',
      cell: ({ id, name, email }) => (
        <Person
          plainName={name}
          name={
            <Link to="/scopes/$scope/members/$person" params={{ scope, person: id }}>
              {name}
            </Link>
          }
          detail={email}
        />
      ),
    },
    { id: 'roles', header: 'Roles', cell: (member) => <MemberRoles member={member} /> },
    { id: 'state', header: 'State', cell: (member) => <MemberState member={member} /> },
    { id: 'active', header: 'Last active', cell: ({ lastActiveAt }) => <When at={lastActiveAt} /> },
    { id: 'ends', header: 'Ends', cell: ({ roles }) => <Ends roles={roles} /> },
  ]
}

function Ends({ roles }: Pick<Member, 'roles'>) {
  const end = soonestEnd(roles)
  if (end === null) return null
  return (
    <>
      {end.of !== null && `${end.of} `}
      <When at={end.at} />
    </>
  )
}
