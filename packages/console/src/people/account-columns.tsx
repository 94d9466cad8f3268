import { IconCircleCheck, IconLock, IconMailQuestion } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { factorLabels } from '../factors/factor-kinds.ts'
import { Badge } from '../parts/badge.tsx'
import type { Column } from '../parts/data-list.tsx'
import { Person } from '../parts/person.tsx'
import { StateMark } from '../parts/state-mark.tsx'
import { When } from '../parts/when.tsx'
import styles from './account-columns.module.css'
import type { Account } from './accounts.ts'
import type { PersonAct } from './person-acts.ts'
import { PersonMenu } from './person-menu.tsx'
import { useRolesTold } from './roles-told.ts'

interface AccountColumnsOptions {
  /** The place as addresses write it. */
  readonly scope: string
  /** Whether the accounts say what they hold in this place. */
  readonly roles: boolean
  readonly onAct: (act: PersonAct, account: Account) => void
}

/** The table of accounts. */
export function accountColumns({ scope, roles, onAct }: AccountColumnsOptions): readonly Column<Account>[] {
  return [
    {
      id: 'person',
      header: 'Name',
      card: 'heading',
      cell: ({ id, name, email }) => (
        <Person
          plainName={name}
          name={
            <Link to="/scopes/$scope/people/$person" params={{ scope, person: id }}>
              {name}
            </Link>
          }
          detail={email}
        />
      ),
    },
    ...(roles
      ? [{ id: 'roles', header: 'Roles here', cell: (account: Account) => <AccountRoles roles={account.roles} /> }]
      : []),
    {
      id: 'state',
      header: 'State',
      cell: ({ status, locked }) => (
        <span className={styles.column}>
          <AccountState status={status} isLocked={locked !== null} />
          {status === 'active' && locked && (
            <span className="quiet small">
              <When at={locked.since} />, {wrongWords(locked)}
            </span>
          )}
        </span>
      ),
    },
    { id: 'email', header: 'Address', cell: ({ emailProved }) => <AddressMark proved={emailProved} /> },
    { id: 'factors', header: 'Second factor', cell: ({ factors }) => <FactorMarks factors={factors} /> },
    { id: 'made', header: 'Made', cell: ({ createdAt }) => <When at={createdAt} /> },
    { id: 'active', header: 'Last active', cell: ({ lastActiveAt }) => <When at={lastActiveAt} /> },
    {
      ...{ id: 'acts', header: 'What to do', headerHidden: true, card: 'end', align: 'end', width: '1px' },
      cell: (account) => <PersonMenu account={account} onAct={(act) => onAct(act, account)} />,
    },
  ]
}

/** In the order of the blueprint, which begins with what reaches furthest. */
function AccountRoles({ roles }: Pick<Account, 'roles'>) {
  const type = useRolesTold()
  const held = type?.roles.filter(({ id }) => roles?.some(({ role }) => role === `${type.id}:${id}`)) ?? []
  if (held.length === 0) return <span className="quiet">None</span>
  return (
    <span className={styles.roles}>
      {held.map(({ id, label }) => (
        <Badge key={id}>{label}</Badge>
      ))}
    </span>
  )
}

/** Why the password way is closed (C8). */
export function wrongWords({ count, network }: NonNullable<Account['locked']>): string {
  return `after ${count} wrong passwords${network === null ? '' : `, the last from ${network}`}`
}

interface AccountStateProps {
  readonly status: Account['status']
  readonly isLocked: boolean
}

/** Blocked is not locked: a lock is only for passwords, and ends by itself. */
export function AccountState({ status, isLocked }: AccountStateProps) {
  if (!isLocked || status !== 'active') return <StateMark state={status} />
  return (
    <Badge tone="waiting" icon={IconLock}>
      Locked for passwords
    </Badge>
  )
}

/** Of which kinds somebody has second factors. Whoever has none is told by a word: a dash would pass for "not known". */
export function FactorMarks({ factors }: { readonly factors: Account['factors'] }) {
  if (factors.length === 0) return <span className="quiet">None</span>
  return <>{factors.map((kind) => factorLabels[kind]).join(', ')}</>
}

/** Whether somebody has shown that they read the mail of their address. */
export function AddressMark({ proved }: { readonly proved: boolean }) {
  return proved ? (
    <Badge icon={IconCircleCheck}>Confirmed</Badge>
  ) : (
    <Badge tone="waiting" icon={IconMailQuestion}>
      Not confirmed
    </Badge>
  )
}
