import { Menu, VisuallyHidden } from '@mantine/core'
import { IconCheck, IconSelector } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { scopeParam, useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { placesOf } from './menu.ts'
import styles from './scope-switcher.module.css'

const FindPlace = lazy(async () => ({ default: (await import('./find-place.tsx')).FindPlace }))

/** From this many places on one looks for a place by its name. */
const searchFrom = 8

/** Where one is, and the other places that one can be in. */
export function ScopeSwitcher() {
  const session = useSession()
  const here = useScope()
  const [search, setSearch] = useState('')
  const places = placesOf(session)
  const others = places.some(({ id }) => scopeParam(id) !== here.param)
  const roles = [here.typeLabel, ...here.roles.map(({ label }) => label)].join(' · ')
  const words = (
    <span className={styles.words} title={`${here.name}, ${roles}`}>
      <span className={styles.name} dir="auto">
        {here.name}
      </span>
      <span className={styles.type}>{roles}</span>
    </span>
  )
  if (!others) return <div className={styles.only}>{words}</div>

  const wanted = search.trim().toLocaleLowerCase()
  const found = places.filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
  return (
    <Menu position="bottom-start" width={300} onClose={() => setSearch('')}>
      <Menu.Target>
        <button type="button" className={styles.switcher}>
          {words}
          <VisuallyHidden>: switch place</VisuallyHidden>
          <IconSelector size={16} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={styles.dropdown}>
        {places.length >= searchFrom && (
          <Suspense>
            <FindPlace search={search} onSearch={setSearch} />
          </Suspense>
        )}
        {found.map((place) => (
          <Menu.Item
            key={scopeParam(place.id)}
            renderRoot={(props) => <Link {...props} to="/scopes/$scope" params={{ scope: scopeParam(place.id) }} />}
            rightSection={scopeParam(place.id) === here.param && <IconCheck size={16} aria-label="You are here" />}
          >
            <span className={styles.words}>
              <span className={styles.name} dir="auto">
                {place.name}
              </span>
              <span className={styles.type}>
                {[place.typeLabel, ...place.roles.map(({ label }) => label)].join(' · ')}
              </span>
            </span>
          </Menu.Item>
        ))}
        {found.length === 0 && <p className={styles.none}>No place has this in its name.</p>}
        {!session.complete && <p className={styles.none}>You are in more places than are listed here.</p>}
      </Menu.Dropdown>
    </Menu>
  )
}
