import { Button, Loader, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
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
        <RoleGroup key={group.role ?? ''} group={group} signIn={signIn} showAll={isSearching} />
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

interface RoleGroupProps {
  readonly group: Group
  readonly signIn: SigningIn
  readonly showAll: boolean
}

function RoleGroup({ group, signIn, showAll }: RoleGroupProps) {
  const [unfolded, setUnfolded] = useState(false)
  const { label, scopeTypeLabel, people } = group
  const shown = showAll || unfolded || people.length <= shownFirst + 1 ? people : people.slice(0, shownFirst)
  const chosen = signIn.variables !== undefined && 'userId' in signIn.variables ? signIn.variables.userId : null
  const refused = signIn.error && !(signIn.error instanceof CookieRefused) && shown.some(({ id }) => id === chosen)
  return (
    <div className={styles.group}>
      <h3>
        {label} <span>{scopeTypeLabel}</span>
      </h3>
      <ul>
        {shown.map((person) => (
          <li key={`${person.id} ${person.scope}`}>
            <PersonCard
              person={person}
              pending={signIn.isPending && chosen === person.id}
              onChoose={() => signIn.mutate({ userId: person.id })}
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
      {refused && (
        <div className={styles.refused}>
          <Failure error={signIn.error} />
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

function PersonCard({ person: { name, email, scope, status, membership }, pending, onChoose }: PersonCardProps) {
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
