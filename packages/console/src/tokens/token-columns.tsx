import { Button } from '@mantine/core'
import { IconClockOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Badge } from '../parts/badge.tsx'
import type { Column } from '../parts/data-list.tsx'
import { When } from '../parts/when.tsx'
import { isOver, shownStart } from './token-choices.ts'
import styles from './tokens.module.css'

/** A token as lists show it: a person's or a machine's. */
export interface ShownToken {
  readonly id: string
  readonly name: string
  readonly prefix: string
  readonly createdAt: string
  readonly lastUsedAt: string | null
  readonly expiresAt: string | null
}

interface Parts<Row> {
  readonly place?: (token: Row) => ReactNode
  readonly carries?: (token: Row) => ReactNode
  /** Left out where the token cannot be revoked by who looks at it. */
  readonly revoke?: (token: Row) => void
}

/** The columns of every list of tokens. */
export function tokenColumns<Row extends ShownToken>({ place, carries, revoke }: Parts<Row>): readonly Column<Row>[] {
  const columns: (Column<Row> | undefined)[] = [
    {
      id: 'name',
      header: 'Name',
      card: 'heading',
      cell: ({ name, prefix }) => (
        <span className={styles.token}>
          <span className={styles.name} dir="auto" title={name}>
            {name}
          </span>
          <code title="How the token begins">{shownStart(prefix)}</code>
        </span>
      ),
    },
    place && { id: 'place', header: 'Place', cell: place },
    carries && { id: 'carries', header: 'May do', cell: carries },
    { id: 'used', header: 'Last used', cell: ({ lastUsedAt }) => <When at={lastUsedAt} never="Not yet" /> },
    { id: 'made', header: 'Made', cell: ({ createdAt }) => <When at={createdAt} /> },
    { id: 'expires', header: 'Expires', cell: (token) => <Expiry token={token} /> },
    revoke && {
      id: 'revoke',
      header: 'Revoke',
      headerHidden: true,
      align: 'end',
      cell: (token) => (
        <Button variant="default" size="xs" aria-label={`Revoke ${token.name}`} onClick={() => revoke(token)}>
          Revoke
        </Button>
      ),
    },
  ]
  return columns.filter((column) => column !== undefined)
}

function Expiry({ token }: { readonly token: ShownToken }) {
  if (token.expiresAt === null) return 'Never: until it is revoked'
  if (!isOver(token, new Date())) return <When at={token.expiresAt} />
  return (
    <span className={styles.over}>
      <Badge tone="refused" icon={IconClockOff}>
        Expired
      </Badge>
      <When at={token.expiresAt} />
    </span>
  )
}
