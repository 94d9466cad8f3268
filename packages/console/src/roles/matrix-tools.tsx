import '@mantine/core/styles/Switch.css'
import { Button, NativeSelect, Switch } from '@mantine/core'
import { IconArrowsDiff, IconChevronDown, IconFold, IconFoldDown } from '@tabler/icons-react'
import { SearchFilter } from '../parts/filters.tsx'
import type { ComparedRoles } from './compare-roles.ts'
import styles from './matrix-tools.module.css'
import type { PermissionGroup } from './permission-groups.ts'
import type { RoleTable } from './role-table.ts'
import type { RolesSearch } from './search-with.ts'

interface MatrixToolsProps {
  readonly table: RoleTable
  readonly narrow: boolean
  readonly search: RolesSearch
  readonly onChange: (changes: RolesSearch) => void
  readonly compared: ComparedRoles | null
  readonly groups: readonly PermissionGroup[]
  readonly folded: ReadonlySet<string>
  readonly shown: number
}

/** What of the matrix is shown: filter, folds, and two roles beside each other. */
export function MatrixTools(props: MatrixToolsProps) {
  const { table, narrow, search, onChange, compared, groups, folded, shown } = props
  const [first, second] = table.roles
  const total = table.type.permissions.length
  const isFolded = groups.length > 0 && groups.every(({ key }) => folded.has(key))
  return (
    <div className={styles.tools}>
      <div className={styles.row}>
        <SearchFilter
          label="Filter permissions"
          pauseMs={0}
          value={search.filter}
          onChange={(filter = '') => onChange({ filter })}
        />
        {narrow && !compared && (
          <NativeSelect
            className={styles.role}
            aria-label="Role"
            value={search.compare ?? first?.id ?? ''}
            data={table.roles.map(({ id, label }) => ({ value: id, label }))}
            rightSection={<IconChevronDown size={14} aria-hidden />}
            onChange={({ currentTarget }) => onChange({ compare: currentTarget.value })}
          />
        )}
        {!compared && first && second && (
          <Button
            variant="default"
            leftSection={<IconArrowsDiff size={16} aria-hidden />}
            onClick={() => {
              const compare = search.compare ?? first.id
              onChange({ compare, with: compare === second.id ? first.id : second.id })
            }}
          >
            Compare two roles
          </Button>
        )}
        {!search.filter && (
          <Button
            variant="subtle"
            color="ink"
            leftSection={isFolded ? <IconFoldDown size={16} aria-hidden /> : <IconFold size={16} aria-hidden />}
            onClick={() => onChange({ folded: isFolded ? '' : groups.map(({ key }) => key).join('.') })}
          >
            {isFolded ? 'Unfold all' : 'Fold all'}
          </Button>
        )}
        <p className={styles.count} role="status">
          {shown < total ? `${shown} of ${total} permissions` : `${total} permissions`}
        </p>
      </div>
      {compared && <Compare table={table} search={search} onChange={onChange} compared={compared} />}
    </div>
  )
}

interface CompareProps extends Pick<MatrixToolsProps, 'table' | 'search' | 'onChange'> {
  readonly compared: ComparedRoles
}

function Compare({ table, search, onChange, compared }: CompareProps) {
  const [first, second] = compared.roles
  const rolesBut = (other: string) =>
    table.roles.filter(({ id }) => id !== other).map(({ id, label }) => ({ value: id, label }))
  return (
    <section className={styles.compare} aria-label="Comparison">
      <div className={styles.pair}>
        <NativeSelect
          label="Compare"
          value={first.id}
          data={rolesBut(second.id)}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          onChange={({ currentTarget }) => onChange({ compare: currentTarget.value })}
        />
        <NativeSelect
          label="with"
          value={second.id}
          data={rolesBut(first.id)}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          onChange={({ currentTarget }) => onChange({ with: currentTarget.value })}
        />
      </div>
      <p className={styles.difference} role="status">
        {compared.text}
      </p>
      <Switch
        label="Only differences"
        checked={search.only === 'yes'}
        onChange={({ currentTarget }) => onChange({ only: currentTarget.checked ? 'yes' : '' })}
      />
      <Button variant="subtle" color="ink" onClick={() => onChange({ with: '', only: '', compare: '' })}>
        Stop comparing
      </Button>
    </section>
  )
}
