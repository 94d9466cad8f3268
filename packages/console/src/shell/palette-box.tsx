import '@mantine/spotlight/styles.css'
import { useDebouncedValue } from '@mantine/hooks'
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import {
  type Icon,
  IconExternalLink,
  IconLockQuestion,
  IconMapPin,
  IconSearch,
  IconStack2,
  IconUser,
  IconUserCircle,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { api } from '../api.ts'
import { scopeParam, useScope } from '../session/scope.ts'
import { type MenuItem, useSession } from '../session/session.ts'
import { consolePages, isConsolePage } from './console-pages.ts'
import { accessPages, addressOf, leavesOf, menuOf, pageLabel, placesOf } from './menu.ts'
import { setPaletteOpened } from './palette.tsx'
import styles from './palette-box.module.css'

interface Found {
  readonly id: string
  readonly label: string
  readonly detail?: string
  readonly icon: Icon
  readonly go: () => void
}

const [store, spotlight] = createSpotlight()

/** Pages, places and people by a few letters, and "Check access" of whoever was found. */
export function PaletteBox() {
  const [query, setQuery] = useState('')
  const pages = usePages().filter(({ label, detail }) => matches(query, label, detail))
  const places = usePlaces().filter(({ label, detail }) => query !== '' && matches(query, label, detail))
  const { people, checks, pending } = usePeople(query)
  useEffect(() => {
    spotlight.open()
    return () => spotlight.close()
  }, [])
  const nothing = pages.length + places.length + people.length === 0
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={() => setPaletteOpened(false)}
      shortcut={null}
      transitionProps={{ duration: 90 }}
      overlayProps={{ color: '#0c141e', backgroundOpacity: 0.4, blur: 0 }}
      classNames={{ action: styles.action, actionsGroup: styles.group, actionsList: styles.list }}
      scrollable
      maxHeight={420}
      size={560}
    >
      <Spotlight.Search
        placeholder="Go to a page, a place or a person"
        aria-label="Go to a page, a place or a person"
        leftSection={<IconSearch size={18} aria-hidden />}
      />
      <Spotlight.ActionsList>
        <Group label="Pages" found={pages} />
        <Group label="Places" found={places} />
        <Group label="People" found={people} />
        <Group label="Check access" found={checks} />
        {nothing && <Spotlight.Empty>{pending ? 'Looking…' : `Nothing here is called “${query}”.`}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

function Group({ label, found }: { readonly label: string; readonly found: readonly Found[] }): ReactNode {
  if (found.length === 0) return null
  return (
    <Spotlight.ActionsGroup label={label}>
      {found.map(({ id, label: name, detail, icon: Picture, go }) => (
        <Spotlight.Action
          key={id}
          label={name}
          {...(detail !== undefined && { description: detail })}
          leftSection={<Picture size={18} stroke={1.6} aria-hidden />}
          onClick={go}
        />
      ))}
    </Spotlight.ActionsGroup>
  )
}

function matches(query: string, ...texts: readonly (string | undefined)[]): boolean {
  const wanted = query.trim().toLocaleLowerCase()
  return texts.some((text) => text?.toLocaleLowerCase().includes(wanted))
}

function usePages(): readonly Found[] {
  const session = useSession()
  const scope = useScope()
  const navigate = useNavigate()
  const menu = menuOf(session, scope)
  const here = { scope: scope.param }
  const own = (['home', ...accessPages(scope, menu)] as const).map((page) => ({
    id: `page ${page}`,
    label: page === 'home' ? consolePages.home.label : pageLabel(session, scope, page),
    icon: consolePages[page].icon,
    go: () => navigate({ to: consolePages[page].to, params: here }),
  }))
  const entries = menu.flatMap((section) =>
    leavesOf([section]).flatMap((item) => {
      const { address } = item
      const detail = section.section !== null && { detail: section.section }
      const here = {
        ...{ id: `entry ${item.id}`, label: item.label, ...detail, icon: iconOf(item) },
        go: () => navigate(addressOf(item)),
      }
      if (address === undefined) return here
      const opening = { ...here, icon: IconExternalLink, go: () => window.location.assign(address) }
      return [opening, { ...here, id: `guard ${item.id}`, label: `${item.label}: what guards it` }]
    }),
  )
  const account = {
    id: 'account',
    label: 'Your account',
    icon: IconUserCircle,
    go: () => navigate({ to: '/scopes/$scope/you', params: here }),
  }
  return [...entries, ...own.filter(({ label }) => !entries.some((entry) => entry.label === label)), account]
}

function iconOf({ lists, page }: MenuItem) {
  if (lists) return IconStack2
  return page && isConsolePage(page) ? consolePages[page].icon : IconMapPin
}

function usePlaces(): readonly Found[] {
  const navigate = useNavigate()
  return placesOf(useSession()).map(({ id, name, typeLabel }) => ({
    id: `place ${scopeParam(id)}`,
    label: name,
    detail: typeLabel,
    icon: consolePages.scopes.icon,
    go: () => navigate({ to: '/scopes/$scope', params: { scope: scopeParam(id) } }),
  }))
}

function usePeople(query: string) {
  const scope = useScope()
  const navigate = useNavigate()
  const [search] = useDebouncedValue(query.trim(), 150)
  const { data, isFetching } = useQuery({
    queryKey: ['members', scope.param, 'palette', search],
    queryFn: async ({ signal }) => {
      const params = { path: { scopeId: scope.param }, query: { search, limit: 6 } }
      return (await api.GET('/api/v1/scopes/{scopeId}/members', { params, signal })).data!.items
    },
    enabled: search !== '' && scope.may('members.read'),
  })
  const found = search === '' ? [] : (data ?? [])
  const people = found.map(({ id, name, email }) => ({
    id: `person ${id}`,
    label: name,
    detail: email,
    icon: IconUser,
    go: () => navigate({ to: '/scopes/$scope/members/$person', params: { scope: scope.param, person: id } }),
  }))
  const checks = scope.may('access.check')
    ? found.map(({ id, name }) => ({
        id: `check ${id}`,
        label: `What may ${name} do?`,
        icon: IconLockQuestion,
        go: () => navigate({ to: '/scopes/$scope/check', params: { scope: scope.param }, search: { person: id } }),
      }))
    : []
  return { people, checks, pending: isFetching }
}
