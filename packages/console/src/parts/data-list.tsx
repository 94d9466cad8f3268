import { Button, Skeleton, VisuallyHidden } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { type ColumnDef, createColumnHelper, tableFeatures, useTable } from '@tanstack/react-table'
import { Fragment, type ReactNode, useMemo } from 'react'
import styles from './data-list.module.css'
import { Failure } from './failure.tsx'

export interface Column<Row> {
  readonly id: string
  readonly header: string
  /** What the column holds is plain to see: its name is for whoever cannot see it. */
  readonly headerHidden?: boolean
  /** What stands in the table's head instead of the name: a box that selects all. */
  readonly headerCell?: ReactNode
  readonly cell: (row: Row) => ReactNode
  /** On a narrow screen each row is a card: its heading, what stands before and after it, a line with the column's name, or left out. */
  readonly card?: 'heading' | 'start' | 'end' | 'line' | 'none'
  readonly align?: 'end'
  readonly width?: string
}

interface Page<Row> {
  readonly items: readonly Row[]
  readonly next: string | null
}

interface DataListProps<Row> {
  /** What the list is of, for whoever cannot see it. */
  readonly label: string
  /** Kept stable by the page: a constant outside the component, or memoized. */
  readonly columns: readonly Column<Row>[]
  readonly query: UseInfiniteQueryResult<InfiniteData<Page<Row>>>
  readonly rowKey: (row: Row) => string
  readonly empty: ReactNode
}

const features = tableFeatures({})

/** A list from the server, page by page: loading, empty, failed and full; a table, and cards where a table has no room. */
export function DataList<Row extends object>({ label, columns, query, rowKey, empty }: DataListProps<Row>) {
  const narrow = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false })
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])

  if (query.isPending) return <Waiting label={label} />
  if (query.isError && rows.length === 0) {
    return <Failure error={query.error} onRetry={() => query.refetch()} />
  }
  return (
    <div className={styles.list} aria-busy={query.isPlaceholderData}>
      {rows.length === 0 ? (
        <div className={styles.frame}>{empty}</div>
      ) : narrow ? (
        <Cards {...{ label, columns, rows, rowKey }} />
      ) : (
        <Rows {...{ label, columns, rows, rowKey }} />
      )}
      {query.isError && rows.length > 0 && <Failure error={query.error} onRetry={() => query.refetch()} />}
      {query.hasNextPage && (
        <div className={styles.more}>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
            Show more
          </Button>
          <span className="quiet small">{rows.length} shown so far</span>
        </div>
      )}
    </div>
  )
}

interface RowsProps<Row> {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
}

function Rows<Row extends object>({ label, columns, rows, rowKey }: RowsProps<Row>) {
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>()
    const made: ColumnDef<typeof features, Row>[] = columns.map(({ id, header, cell }) =>
      helper.display({ id, header, cell: ({ row }) => cell(row.original) }),
    )
    return made
  }, [columns])
  const data = useMemo(() => [...rows], [rows])
  const table = useTable({ features, columns: definitions, data, getRowId: rowKey })
  const columnOf = (id: string) => columns.find((column) => column.id === id)
  return (
    <div className={styles.frame}>
      <div className={styles.scroll}>
        <table className={styles.table} aria-label={label}>
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map((header) => {
                  const column = columnOf(header.column.id)
                  return (
                    <th key={header.id} scope="col" data-align={column?.align} style={{ width: column?.width }}>
                      {column?.headerCell ??
                        (column?.headerHidden ? (
                          <VisuallyHidden>{column.header}</VisuallyHidden>
                        ) : (
                          <table.FlexRender header={header} />
                        ))}
                    </th>
                  )
                })}
              </tr>
            ))}
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <tr key={row.id}>
                {row.getAllCells().map((cell) => (
                  <td key={cell.id} data-align={columnOf(cell.column.id)?.align}>
                    <table.FlexRender cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function Cards<Row extends object>({ label, columns, rows, rowKey }: RowsProps<Row>) {
  const heading = columns.find(({ card }) => card === 'heading') ?? columns[0]
  const at = (place: Column<Row>['card']) => columns.filter(({ card }) => card === place)
  const lines = columns.filter((column) => column !== heading && (column.card ?? 'line') === 'line')
  return (
    <ul className={styles.cards} aria-label={label}>
      {rows.map((row) => (
        <li key={rowKey(row)} className={styles.card}>
          <div className={styles.head}>
            {at('start').map(({ id, cell }) => (
              <Fragment key={id}>{cell(row)}</Fragment>
            ))}
            <div className={styles.heading}>{heading?.cell(row)}</div>
            {at('end').map(({ id, cell }) => (
              <Fragment key={id}>{cell(row)}</Fragment>
            ))}
          </div>
          <dl>
            {lines.map(({ id, header, headerHidden, cell }) => (
              <div key={id}>
                <dt>{headerHidden ? <VisuallyHidden>{header}</VisuallyHidden> : header}</dt>
                <dd>{cell(row)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}

const waitingRows = [72, 56, 64, 48, 60]

function Waiting({ label }: { readonly label: string }) {
  return (
    <div className={styles.frame} role="status" aria-label={`${label}: loading`}>
      {waitingRows.map((width) => (
        <div key={width} className={styles.waiting}>
          <Skeleton circle height={32} />
          <Skeleton height={10} width={`${width / 2}%`} radius="sm" />
          <Skeleton height={10} width="18%" radius="sm" />
        </div>
      ))}
    </div>
  )
}
