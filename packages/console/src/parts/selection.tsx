import { Checkbox } from '@mantine/core'
import '@mantine/core/styles/Checkbox.css'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import type { Column } from './data-list.tsx'

interface Selectable {
  readonly id: string
  readonly name: string
}

interface Selection {
  readonly ids: ReadonlySet<string>
  readonly shown: readonly Selectable[]
  readonly set: (rows: readonly Selectable[], isSelected: boolean) => void
}

const Context = createContext<Selection>({ ids: new Set(), shown: [], set: () => {} })

/**
 * Rows of a list that are selected, of those that are shown: whoever leaves the list leaves the selection. It stays while
 * more pages are fetched; another `list` (a filter changed) begins with nothing.
 */
export function useSelection<Row extends Selectable>(list: string, shown: readonly Row[]) {
  const [chosen, setChosen] = useState<{ readonly list: string; readonly ids: ReadonlySet<string> }>({
    list,
    ids: new Set(),
  })
  return useMemo(() => {
    const ids: ReadonlySet<string> = chosen.list === list ? chosen.ids : new Set()
    const set = (rows: readonly Selectable[], isSelected: boolean) => {
      const next = new Set(ids)
      for (const { id } of rows) {
        if (isSelected) next.add(id)
        else next.delete(id)
      }
      setChosen({ list, ids: next })
    }
    const clear = () => setChosen({ list, ids: new Set() })
    return { ids, shown, rows: shown.filter(({ id }) => ids.has(id)), set, clear }
  }, [chosen, list, shown])
}

/** Around a list that has a `selectionColumn`. */
export function SelectionArea({
  selection,
  children,
}: {
  readonly selection: Selection
  readonly children: ReactNode
}) {
  return <Context value={selection}>{children}</Context>
}

/** A box before each row, and one for all that are shown. */
export function selectionColumn<Row extends Selectable>(): Column<Row> {
  return {
    id: 'selected',
    header: 'Selected',
    headerCell: <SelectShown />,
    card: 'start',
    width: '1px',
    cell: (row) => <SelectOne row={row} />,
  }
}

function SelectOne({ row }: { readonly row: Selectable }) {
  const { ids, set } = useContext(Context)
  return (
    <Checkbox
      size="xs"
      aria-label={`Select ${row.name}`}
      checked={ids.has(row.id)}
      onChange={({ currentTarget }) => set([row], currentTarget.checked)}
    />
  )
}

function SelectShown() {
  const { ids, shown, set } = useContext(Context)
  const count = shown.filter(({ id }) => ids.has(id)).length
  return (
    <Checkbox
      size="xs"
      aria-label="Select all that are shown"
      checked={count > 0 && count === shown.length}
      indeterminate={count > 0 && count < shown.length}
      onChange={() => set(shown, count < shown.length)}
    />
  )
}
