import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useId, useMemo } from 'react'
import { Badge } from '../parts/badge.tsx'
import { type Column, DataList } from '../parts/data-list.tsx'
import { Person } from '../parts/person.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import styles from './holders.module.css'
import type { Role } from './roles-query.ts'

interface Holder {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly roles: readonly string[]
  readonly held?: 'always' | 'depends'
}

interface HoldersProps {
  readonly title: string
  readonly count?: string
  readonly query: UseInfiniteQueryResult<
    InfiniteData<{ readonly items: readonly Holder[]; readonly next: string | null }>
  >
  /** Where the same list is as a file. */
  readonly csv: string
  /** The roles of this place, where the list says through which of them. */
  readonly through?: readonly Role[]
  readonly empty: ReactNode
}

/** The people who hold a role or may do something, and the same as a file for a spreadsheet. */
export function Holders({ title, count, query, csv, through, empty }: HoldersProps) {
  const { param } = useScope()
  // A file is fetched by its address, which says nothing of the view: it would be one's own.
  const { viewAs } = useSession()
  const heading = useId()
  const columns = useMemo(() => columnsFor(param, through), [param, through])
  const isEmpty = query.data?.pages.every(({ items }) => items.length === 0) ?? true
  return (
    <section aria-labelledby={heading}>
      <header className={styles.head}>
        <h2 id={heading}>{title}</h2>
        {count && <span className="quiet">{count}</span>}
        {!isEmpty && viewAs === null && (
          <Button
            className={styles.file}
            variant="default"
            size="xs"
            component="a"
            href={csv}
            download
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            Download CSV
          </Button>
        )}
      </header>
      <DataList label={title} columns={columns} query={query} rowKey={({ id }) => id} empty={empty} />
    </section>
  )
}

function columnsFor(param: string, through: readonly Role[] | undefined): readonly Column<Holder>[] {
  const person: Column<Holder> = {
    id: 'person',
    header: 'Person',
    card: 'heading',
    cell: ({ id, name, email }) => (
      <Person
        plainName={name}
        name={
          <Link to="/scopes/$scope/members/$person" params={{ scope: param, person: id }} title={name}>
            {name}
          </Link>
        }
        detail={email}
      />
    ),
  }
  if (!through) return [person]
  return [
    person,
    {
      id: 'through',
      header: 'Through',
      cell: ({ roles }) => (
        <span className={styles.roles}>
          {roles.map((role) => (
            <Badge key={role}>{through.find(({ id }) => id === role)?.label ?? role}</Badge>
          ))}
        </span>
      ),
    },
    {
      id: 'held',
      header: 'May do it',
      cell: ({ held }) => (held === 'depends' ? 'When the condition is met' : 'Always'),
    },
  ]
}
