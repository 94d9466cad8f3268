import { Button } from '@mantine/core'
import { IconArrowRight, IconPackage } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { inSentence } from '../audit/sentence.ts'
import { useDeployment } from '../deployment/deployment.ts'
import { Badge } from '../parts/badge.tsx'
import { Failure } from '../parts/failure.tsx'
import { SearchFilter } from '../parts/filters.tsx'
import { Panel, PanelWaiting } from '../parts/panel.tsx'
import { usePages } from '../parts/use-pages.ts'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import styles from './app-gallery.module.css'
import { type GalleryApp, readGallery } from './gallery.ts'

const atATime = 12

/** What an organization can use: published apps of everybody, and those that its own places have. From here one goes to make some. */
export function AppGallery() {
  const scope = useScope()
  const [search, setSearch] = useState<string>()
  const query = usePages(['gallery', scope.param, search ?? ''], (after) =>
    readGallery(scope.param, { search, after, limit: atATime }),
  )
  const apps = query.data?.pages.flatMap(({ items }) => items) ?? []
  // A blueprint without apps has no gallery.
  if (query.data?.pages[0]?.types.length === 0) return null
  return (
    <Panel title="App gallery" aside={<ToWork />}>
      {(apps.length > 0 || search !== undefined) && (
        <div className={styles.search}>
          <SearchFilter label="Search apps by name" value={search} onChange={setSearch} />
        </div>
      )}
      {query.isPending && <PanelWaiting />}
      {query.isError && <Failure error={query.error} onRetry={() => query.refetch()} />}
      {query.data && apps.length === 0 && (
        <p className={styles.none}>
          {search === undefined
            ? 'No app is published yet. Those that are stand here.'
            : 'No app has a name that begins so.'}
        </p>
      )}
      <ul className={styles.apps} aria-label="Apps">
        {apps.map((app) => (
          <App key={app.id} app={app} />
        ))}
      </ul>
      {query.hasNextPage && (
        <div className={styles.more}>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </Panel>
  )
}

function App({ app: { name, description, version, by, type, belongsTo } }: { readonly app: GalleryApp }) {
  return (
    <li className={styles.app}>
      <span className={styles.picture}>
        <IconPackage size={18} stroke={1.7} aria-hidden />
      </span>
      <div className={styles.words}>
        <strong dir="auto">{name}</strong>
        <span className="quiet small">
          <bdi>{by}</bdi>, {version}
        </span>
        {description !== '' && (
          <p className={styles.description} dir="auto">
            {description}
          </p>
        )}
        {belongsTo && (
          <span className={styles.marks}>
            <Badge>
              {type.label}, <bdi>{belongsTo.name}</bdi>
            </Badge>
          </span>
        )}
      </div>
    </li>
  )
}

/** "Go to developer portal": who may not go in reads there why, and whom to ask (A1, A2, A5). */
function ToWork() {
  const scope = useScope()
  const { blueprint } = useDeployment()
  const { entry } = useSession()
  if (!scope.childTypes.some(({ id }) => id === entry.type)) return null
  return (
    <Button
      size="xs"
      rightSection={<IconArrowRight size={14} aria-hidden />}
      renderRoot={(props) => (
        <Link {...props} to="/enter/$into/work" params={{ into: scope.param }}>
          {props.children}
        </Link>
      )}
    >
      Go to {inSentence(blueprint.label)}
    </Button>
  )
}
