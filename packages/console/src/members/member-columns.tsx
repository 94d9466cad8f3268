import { Link } from '@tanstack/react-router'
import type { Column } from '../parts/data-list.tsx'
import { Person } from '../parts/person.tsx'
import { selectionColumn } from '../parts/selection.tsx'
import { When } from '../parts/when.tsx'
import type { MemberAct } from './member-acts.ts'
import { MemberMenu } from './member-menu.tsx'
import { MemberRoles } from './member-roles.tsx'
import { MemberState } from './member-state.tsx'
import type { Member } from './members.ts'
import { soonestEnd } from './soonest-end.ts'

interface MemberColumnsOptions {
  /** The place as addresses write it. */
  readonly scope: string
  /** Whether several can be acted on at once. */
  readonly selectable: boolean
  /** Where a person has one role. */
  readonly single: boolean
  readonly onAct: (act: MemberAct, member: Member) => void
}

/** The people table. */
export function memberColumns({ scope, selectable, single, onAct }: MemberColumnsOptions): readonly Column<Member>[] {
  return [
    ...(selectable ? [selectionColumn<Member>()] : []),
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
    { id: 'roles', header: single ? 'Role' : 'Roles', cell: (member) => <MemberRoles member={member} /> },
    { id: 'state', header: 'State', cell: (member) => <MemberState member={member} /> },
    { id: 'active', header: 'Last active', cell: ({ lastActiveAt }) => <When at={lastActiveAt} /> },
    { id: 'ends', header: 'Ends', cell: ({ roles }) => <Ends roles={roles} /> },
    {
      ...{ id: 'acts', header: 'What to do', headerHidden: true, card: 'end', align: 'end', width: '1px' },
      cell: (member) => <MemberMenu member={member} onAct={(act) => onAct(act, member)} />,
    },
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
