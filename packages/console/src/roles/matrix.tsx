import { Popover } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import {
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import { CellWhy } from './cell-why.tsx'
import type { ComparedRoles } from './compare-roles.ts'
import { moved, type Place, type Span, settled } from './grid-moves.ts'
import styles from './matrix.module.css'
import { MatrixGroup } from './matrix-group.tsx'
import { MatrixHead } from './matrix-head.tsx'
import type { PermissionGroup } from './permission-groups.ts'
import type { RoleTable } from './role-table.ts'
import { RoleWhy } from './role-why.tsx'

interface MatrixProps {
  readonly table: RoleTable
  readonly groups: readonly PermissionGroup[]
  readonly folded: ReadonlySet<string>
  readonly onFold: (key: string) => void
  readonly compared: ComparedRoles | null
}

/** What a mark or a head opened: the place in the grid, and where on the page the explanation hangs. */
interface Opened {
  readonly place: Place
  readonly box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
}

/** A table may be a grid as well (ARIA in HTML, `table`: any role): it keeps its rows and heads, and arrow keys go between cells. */
const gridRole: string = 'grid'
/** Widths in pixels: what the first column and each role need at least, and what a role takes at most. */
const firstColumn = 320
const roleColumn = { least: 92, most: 168 }
/** Of the whole, for the roles together: the first column has the long texts. */
const rolesShare = 0.56

/** Roles × permissions as a grid: one stop for the tab key, arrows inside, Enter for why, Escape back. */
export function Matrix({ table, groups, folded, onFold, compared }: MatrixProps) {
  const { ref: frame, width } = useElementSize()
  const grid = useRef<HTMLTableElement>(null)
  const titleId = useId()
  const roles = compared?.roles ?? table.roles
  const lines = useMemo(() => linesOf(groups, folded), [groups, folded])
  const spans = useMemo<readonly Span[]>(() => {
    const first = table.holders ? 0 : 1
    return lines.map((line) => {
      if (line.kind === 'head') return { first: 1, last: roles.length }
      return line.kind === 'group' ? { first: 0, last: 0 } : { first, last: roles.length }
    })
  }, [lines, roles, table])
  const [wanted, setWanted] = useState<Place>({ row: 0, column: 1 })
  const [opened, setOpened] = useState<Opened | null>(null)
  /** The cell whose explanation a press outside of it has just closed: the click that follows does not open it again. */
  const pressedAway = useRef<string | null>(null)
  /** While an arrow key moves the focus the wanted column stays: on the head of a group it is another than the one shown. */
  const goesByKey = useRef(false)
  const active = settled(wanted, spans)

  const cellAt = (place: Place) => grid.current?.querySelector<HTMLElement>(`[data-at="${nameOf(place)}"]`)
  const onKeyDown = (event: KeyboardEvent) => {
    pressedAway.current = null
    const next = moved({ row: active.row, column: wanted.column }, event, spans)
    if (next === null || event.altKey || event.metaKey) return
    event.preventDefault()
    setWanted(next)
    goesByKey.current = true
    cellAt(settled(next, spans))?.focus()
    goesByKey.current = false
  }
  const onFocus = (event: FocusEvent) => {
    const place = placeOf(event.target)
    if (place && !goesByKey.current) setWanted(place)
  }
  const onClick = (event: MouseEvent) => {
    const cell = (event.target as Element).closest<HTMLElement>('[data-why]')
    const place = cell && placeOf(cell)
    const wasOpened = pressedAway.current
    pressedAway.current = null
    if (!cell || !place || wasOpened === nameOf(place)) return
    const outer = grid.current!.getBoundingClientRect()
    const { left, top, width, height } = cell.getBoundingClientRect()
    setOpened({ place, box: { left: left - outer.left, top: top - outer.top, width, height } })
  }
  const close = () => {
    if (opened) cellAt(opened.place)?.focus()
    setOpened(null)
  }

  const line = opened && lines[opened.place.row]
  const role = opened && roles[opened.place.column - 1]
  const least = firstColumn + roles.length * roleColumn.least
  const share = Math.floor((width * rolesShare) / roles.length)
  const roleWidth = Math.max(roleColumn.least, Math.min(roleColumn.most, share))
  return (
    <div ref={frame} className={styles.frame} data-scrolls={(width > 0 && width < least) || undefined}>
      <div className={styles.anchorage}>
        <table
          ref={grid}
          role={gridRole}
          className={styles.matrix}
          style={{ '--least': `${least}px` } as CSSProperties}
          aria-label={`Roles and permissions: ${table.type.label}`}
          onKeyDown={onKeyDown}
          onFocus={onFocus}
          onClick={onClick}
          onPointerDown={() => {
            pressedAway.current = null
          }}
        >
          <colgroup>
            <col />
            {roles.map(({ id }) => (
              <col key={id} style={{ width: roleWidth }} />
            ))}
          </colgroup>
          <MatrixHead
            table={table}
            roles={roles}
            active={active.row === 0 ? active.column : -1}
            opened={opened?.place.row === 0 ? opened.place.column : -1}
          />
          {groups.map((group) => {
            const row = lines.findIndex((candidate) => candidate.kind === 'group' && candidate.group === group)
            const last = folded.has(group.key) ? row : row + group.permissions.length
            const within = (place: Place | undefined) => (place && place.row >= row && place.row <= last ? place : null)
            const own = within(active)
            const why = within(opened?.place)
            return (
              <MatrixGroup
                key={group.key}
                group={group}
                row={row}
                roles={roles}
                here={table.holders !== null}
                isFolded={folded.has(group.key)}
                onFold={onFold}
                different={compared?.different ?? null}
                activeRow={own?.row ?? -1}
                activeColumn={own?.column ?? -1}
                openedRow={why?.row ?? -1}
                openedColumn={why?.column ?? -1}
              />
            )
          })}
        </table>
        <Popover
          opened={Boolean(line && role)}
          onDismiss={() => {
            pressedAway.current = opened && nameOf(opened.place)
            setOpened(null)
          }}
          closeOnEscape={false}
          // It may reach further down than the window: whoever scrolls on to its links leaves the cell behind.
          hideDetached={false}
          withRoles={false}
          trapFocus
          width={340}
          position="bottom"
          key={opened ? nameOf(opened.place) : 'closed'}
        >
          <Popover.Target>
            <span className={styles.anchor} style={opened?.box} />
          </Popover.Target>
          <Popover.Dropdown
            role="dialog"
            aria-labelledby={titleId}
            data-autofocus
            tabIndex={-1}
            onClick={(event) => {
              // A link may lead to this page again, with other columns.
              if ((event.target as Element).closest('a')) setOpened(null)
            }}
            onKeyDown={(event) => {
              if (event.key === 'Escape') close()
            }}
          >
            {line?.kind === 'head' && role && <RoleWhy table={table} role={role} titleId={titleId} />}
            {line?.kind === 'permission' && role && (
              <CellWhy table={table} role={role} permission={line.permission} titleId={titleId} />
            )}
          </Popover.Dropdown>
        </Popover>
      </div>
    </div>
  )
}

type Line =
  | { readonly kind: 'head' }
  | { readonly kind: 'group'; readonly group: PermissionGroup }
  | { readonly kind: 'permission'; readonly permission: PermissionGroup['permissions'][number] }

/** The rows that there are to go to: what is folded is not among them. */
function linesOf(groups: readonly PermissionGroup[], folded: ReadonlySet<string>): readonly Line[] {
  return [
    { kind: 'head' },
    ...groups.flatMap((group): Line[] => [
      { kind: 'group', group },
      ...(folded.has(group.key)
        ? []
        : group.permissions.map((permission): Line => ({ kind: 'permission', permission }))),
    ]),
  ]
}

function nameOf({ row, column }: Place): string {
  return `${row}:${column}`
}

function placeOf(element: Element): Place | null {
  const [row, column] = (element.getAttribute('data-at') ?? '').split(':').map(Number)
  return row === undefined || column === undefined ? null : { row, column }
}
