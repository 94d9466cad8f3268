import { IconLock } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Badge } from '../parts/badge.tsx'
import type { Column } from '../parts/data-list.tsx'
import { When } from '../parts/when.tsx'
import { AppStateMark } from './app-state.tsx'
import styles from './apps.module.css'
import type { App, AppType } from './apps.ts'

export function appColumns(scope: string, types: readonly AppType[]): readonly Column<App>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      card: 'heading',
      cell: ({ id, name }) => (
        <span className={styles.name} dir="auto" title={name}>
          <Link to="/scopes/$scope/apps/$app" params={{ scope, app: id }}>
            {name}
          </Link>
        </span>
      ),
    },
    {
      id: 'type',
      header: 'Type',
      cell: ({ type, belongsTo }) => (
        <span className={styles.type}>
          {types.find(({ id }) => id === type)?.label ?? type}
          {belongsTo && (
            <span className="quiet small" dir="auto">
              {belongsTo.name}
            </span>
          )}
        </span>
      ),
    },
    {
      id: 'state',
      header: 'Status',
      cell: ({ state, readOnly }) => (
        <span className={styles.marks}>
          <AppStateMark state={state} />
          {readOnly && (
            <Badge tone="refused" icon={IconLock}>
              Read-only
            </Badge>
          )}
        </span>
      ),
    },
    {
      id: 'version',
      header: 'Version',
      cell: ({ latestVersion, publishedVersion }) =>
        latestVersion === null ? (
          <span className="quiet">None</span>
        ) : (
          <span className={styles.type}>
            {latestVersion}
            {publishedVersion !== null && publishedVersion !== latestVersion && (
              <span className="quiet small">{publishedVersion} is published</span>
            )}
          </span>
        ),
    },
    { id: 'changed', header: 'Last change', cell: ({ changedAt }) => <When at={changedAt} /> },
  ]
}
