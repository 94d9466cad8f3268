import { Button, Loader, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { api } from '../api.ts'
import { Failure } from '../parts/failure.tsx'
import { Initials } from '../parts/person.tsx'
import { StateMark } from '../parts/state-mark.tsx'
import styles from './demo-people.module.css'
import { foundPeople } from './found-people.ts'
import { CookieRefused, type SigningIn } from './use-sign-in.ts'

type Group = Awaited<ReturnType<typeof readGroups>>[number]
type DemoPerson = Group['people'][number]

async function readGroups() {
  const { data } = await api.GET('/api/v1/demo/people')
  return data!.groups
}

const demoPeopleQuery = queryOptions({ queryKey: ['demo', 'people'], queryFn: readGroups, staleTime: 60_000 })

/** From this many entries on one looks for a person. */
const searchFrom = 12
/** Enough to see what a role is like; the rest on request. */
const shownFirst = 6

/** Everybody in the demo by role, one click each. */
export function DemoPeople({ signIn }: { readonly signIn: SigningIn }) {
  const { data: groups, error, refetch } = useQuery(demoPeopleQuery)
  const [search, setSearch] = useState('')
  // Somebody with several roles stands in several groups; what happened is told where they were chosen.
  const [chosen, setChosen] = useState<Choice | null>(null)
  const choose = (choice: Choice) => {
    setChosen(choice)
    signIn.mutate({ userId: choice.person.id })
  }
  const entries = groups?.reduce((sum, { people }) => sum + people.length, 0) ?? 0
  const found = foundPeople<DemoPerson, Group>(groups ?? [], search)
  const isSearching = search.trim() !== ''
  return (
    <section className={styles.demo} aria-labelledby="demo-people">
      <header className={styles.head}>
        <div>
          <h2 id="demo-people">Look around as anybody</h2>
          <p>This is a demo: everybody here is invented. One click signs you in, without a password.</p>
        </div>
        {entries > searchFrom && (
          <TextInput
            className={styles.search}
            type="search"
            aria-label="Find a person, a role or a place"
            placeholder="Person, role or place"
            leftSection={<IconSearch size={16} aria-hidden />}
            value={search}
            onChange={({ currentTarget }) => setSearch(currentTarget.value)}
          />
        )}
      </header>
      {error && <Failure error={error} onRetry={refetch} />}
      {found.map((group) => (
        <RoleGroup
          key={group.role ?? ''}
          group={group}
          showAll={isSearching}
          signIn={signIn}
          chosen={chosen?.role === group.role ? chosen.person : null}
          onChoose={(person) => choose({ role: group.role, person })}
        />
      ))}
      <p role="status" className={styles.none}>
        {isSearching &&
          groups &&
          found.length === 0 &&
          `Nobody, no role and no place here is called “${search.trim()}”.`}
      </p>
    </section>
  )
}

interface Choice {
  readonly role: string | null
  readonly person: DemoPerson
}

interface RoleGroupProps {
  readonly group: Group
  readonly showAll: boolean
  readonly signIn: SigningIn
  /** Who was chosen in this group. */
  readonly chosen: DemoPerson | null
  readonly onChoose: (person: DemoPerson) => void
}

function RoleGroup({ group, showAll, signIn, chosen, onChoose }: RoleGroupProps) {
  const [unfolded, setUnfolded] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  // The button that showed the rest is gone then, and the keyboard goes on at the first of them.
  useEffect(() => {
    if (unfolded) list.current?.querySelectorAll('button')[shownFirst]?.focus()
  }, [unfolded])
  const { label, scopeTypeLabel, people } = group
  const shown = showAll || unfolded || people.length <= shownFirst + 1 ? people : people.slice(0, shownFirst)
  const isMine = chosen !== null && signIn.variables !== undefined && 'userId' in signIn.variables
  const refusal = isMine && !(signIn.error instanceof CookieRefused) ? signIn.error : null
  return (
    <div className={styles.group}>
      <h3>
        {label} <span>{scopeTypeLabel}</span>
      </h3>
      <ul ref={list}>
        {shown.map((person) => (
          <li key={`${person.id} ${person.scope}`}>
            <PersonCard
              person={person}
              pending={isMine && signIn.isPending && chosen === person}
              onChoose={() => onChoose(person)}
            />
          </li>
        ))}
        {shown.length < people.length && (
          <li>
            <Button variant="subtle" color="ink" size="compact-sm" onClick={() => setUnfolded(true)}>
              {people.length - shown.length} more
            </Button>
          </li>
        )}
      </ul>
      {refusal && (
        <div className={styles.refused}>
          <Failure error={refusal} />
        </div>
      )}
    </div>
  )
}

interface PersonCardProps {
  readonly person: DemoPerson
  readonly pending: boolean
  readonly onChoose: () => void
}

function PersonCard({ person, pending, onChoose }: PersonCardProps) {
  const { name, email, scope, status, membership } = person
  const state = status !== 'active' ? status : membership !== null && membership !== 'active' ? membership : null
  return (
    <button type="button" className={styles.card} aria-busy={pending} onClick={onChoose}>
      {pending ? <Loader size={32} aria-hidden /> : <Initials name={name} />}
      <span className={styles.words}>
        <bdi className={styles.name} title={name}>
          {name}
        </bdi>
        <span className={styles.place}>
          {state && <StateMark state={state} />}
          <bdi className={styles.scope} title={scope ?? email}>
            {scope ?? email}
          </bdi>
        </span>
      </span>
    </button>
  )
}
