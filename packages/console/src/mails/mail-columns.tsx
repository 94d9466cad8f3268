import { Link } from '@tanstack/react-router'
import type { Column } from '../parts/data-list.tsx'
import { When } from '../parts/when.tsx'
import styles from './mail-columns.module.css'
import { kindLabel } from './mail-kinds.ts'
import { MailStateMark } from './mail-state.tsx'
import type { Mail } from './mails.ts'

export function mailColumns(scope: string): readonly Column<Mail>[] {
  return [
    {
      id: 'subject',
      header: 'Mail',
      card: 'heading',
      cell: ({ id, subject, kind }) => (
        <span className={styles.mail}>
          <Link
            to="/scopes/$scope/mails"
            params={{ scope }}
            search={(former) => ({ ...former, mail: id })}
            resetScroll={false}
          >
            <bdi>{subject}</bdi>
          </Link>
          <span className="quiet small">{kindLabel(kind)}</span>
        </span>
      ),
    },
    { id: 'to', header: 'To', width: '28%', cell: ({ to }) => <Recipient to={to} scope={scope} /> },
    { id: 'state', header: 'State', width: '18%', cell: (mail) => <Delivery mail={mail} /> },
    { id: 'when', header: 'Written', width: '14%', cell: ({ madeAt }) => <When at={madeAt} /> },
  ]
}

/** Whom it went to; leads to everything that they were sent about this place. */
export function Recipient({ to: { id, name, email }, scope }: { readonly to: Mail['to']; readonly scope: string }) {
  return (
    <span className={styles.mail}>
      {id !== null && name !== null && (
        <Link to="/scopes/$scope/mails" params={{ scope }} search={{ person: id }}>
          <bdi>{name}</bdi>
        </Link>
      )}
      <span className={name === null ? undefined : 'quiet small'}>
        <bdi>{email}</bdi>
      </span>
    </span>
  )
}

function Delivery({ mail: { state, attempts, nextAttemptAt } }: { readonly mail: Mail }) {
  return (
    <span className={styles.mail}>
      <span>
        <MailStateMark state={state} />
      </span>
      {state === 'queued' && attempts > 0 && (
        <span className="quiet small">
          tried {attempts === 1 ? 'once' : `${attempts} times`}, again <When at={nextAttemptAt} />
        </span>
      )}
    </span>
  )
}
