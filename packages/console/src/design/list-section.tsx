import { Button } from '@mantine/core'
import { IconPlus, IconUsers } from '@tabler/icons-react'
import { type Column, DataList } from '../parts/data-list.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Person } from '../parts/person.tsx'
import { SelectionArea, selectionColumn, useSelection } from '../parts/selection.tsx'
import { StateMark } from '../parts/state-mark.tsx'
import { usePages } from '../parts/use-pages.ts'
import { type SamplePerson, samplePeople } from './sample-people.ts'
import { sampleRefusal } from './sample-problem.ts'
import { Sample, Section } from './section.tsx'

const columns: readonly Column<SamplePerson>[] = [
  {
    id: 'person',
    header: 'Person',
    card: 'heading',
    cell: ({ name, email }) => <Person name={name} plainName={name} detail={email} />,
  },
  { id: 'state', header: 'State', cell: ({ state }) => <StateMark state={state} /> },
  { id: 'number', header: 'Number', align: 'end', cell: ({ id }) => Number(id) * 1234 },
]

const selectableColumns = [selectionColumn<SamplePerson>(), ...columns]

interface Page {
  readonly items: readonly SamplePerson[]
  readonly next: string | null
}

const states: readonly { readonly name: string; readonly fetch: (after: string | undefined) => Promise<Page> }[] = [
  { name: 'Loading', fetch: () => new Promise(() => {}) },
  { name: 'Empty', fetch: async () => ({ items: [], next: null }) },
  { name: 'Failed', fetch: () => Promise.reject(sampleRefusal) },
  { name: 'Full, with more to come', fetch: async () => ({ items: samplePeople, next: 'more' }) },
]

export function ListSection() {
  return (
    <Section id="lists" title="Lists">
      {states.map(({ name, fetch }) => (
        <Sample key={name} name={name}>
          <List name={name} fetch={fetch} />
        </Sample>
      ))}
      <Sample name="With rows to select">
        <SelectableList />
      </Sample>
    </Section>
  )
}

function List({ name, fetch }: (typeof states)[number]) {
  const query = usePages(['design', name], fetch)
  return (
    <DataList
      label={`People, ${name}`}
      columns={columns}
      query={query}
      rowKey={({ id }) => id}
      empty={
        <EmptyState
          icon={IconUsers}
          title="Nobody is in this place yet"
          action={<Button leftSection={<IconPlus size={16} aria-hidden />}>Add somebody</Button>}
        >
          Whoever is added here appears in this list with their role.
        </EmptyState>
      }
    />
  )
}

function SelectableList() {
  const query = usePages(['design', 'selectable'], async () => ({
    items: samplePeople as readonly SamplePerson[],
    next: null,
  }))
  const selection = useSelection('people', samplePeople)
  return (
    <SelectionArea selection={selection}>
      <DataList
        label="People, to be selected"
        columns={selectableColumns}
        query={query}
        rowKey={({ id }) => id}
        empty={null}
      />
      <p className="quiet">{selection.rows.length} selected</p>
    </SelectionArea>
  )
}
