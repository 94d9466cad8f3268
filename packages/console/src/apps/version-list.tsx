import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconDownload, IconPencil, IconUpload } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { onFirstTouch } from '../on-first-touch.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { Panel } from '../parts/panel.tsx'
import { When } from '../parts/when.tsx'
import { useScope } from '../session/scope.ts'
import { sizeWords } from '../submissions/size-words.ts'
import { AppStateMark } from './app-state.tsx'
import styles from './apps.module.css'
import { type AppType, type AppWithVersions, archiveAddress, type Version } from './apps.ts'

const fetchAct = () => import('./version-act.tsx')
const VersionAct = lazy(async () => ({ default: (await fetchAct()).VersionAct }))
onFirstTouch(fetchAct)

/** What is done to a version with a dialog, in the order of its buttons. */
const buttons = [
  { act: 'test', label: 'Put under test' },
  { act: 'publish', label: 'Publish' },
  { act: 'submit', label: 'Submit for review' },
  { act: 'withdraw', label: 'Withdraw' },
  { act: 'retire', label: 'Retire' },
] as const

export type VersionActName = (typeof buttons)[number]['act'] | 'edit-notes'

interface VersionListProps {
  readonly app: AppWithVersions
  readonly type: AppType | undefined
  readonly action: ReactNode
}

export function VersionList({ app, type, action }: VersionListProps) {
  const [deciding, setDeciding] = useState<{ act: VersionActName; version: Version } | null>(null)
  return (
    <Panel title="Versions" aside={type && <span className="quiet small">{limitWords(type)}</span>}>
      {app.versions.length === 0 ? (
        <EmptyState icon={IconUpload} title="No version was uploaded yet" action={action}>
          A version is a ZIP archive with a manifest.json at its root, which says its name, its number and what it plugs
          into. It stays as it was uploaded; what changes is what it is used for.
        </EmptyState>
      ) : (
        app.versions.map((version) => (
          <VersionRow key={version.id} app={app} version={version} onAct={(act) => setDeciding({ act, version })} />
        ))
      )}
      <Suspense>
        {deciding && (
          <VersionAct key={deciding.act} {...deciding} app={app} type={type} onClose={() => setDeciding(null)} />
        )}
      </Suspense>
    </Panel>
  )
}

function limitWords({ reviewed, published, underTest }: AppType): string {
  const tests = underTest === null ? '' : `, ${underTest} under test`
  return `${published === 1 ? 'One is' : `At most ${published} are`} published at a time${tests}${reviewed ? ', after a review' : ''}`
}

interface VersionRowProps {
  readonly app: AppWithVersions
  readonly version: Version
  readonly onAct: (act: VersionActName) => void
}

function VersionRow({ app, version, onAct }: VersionRowProps) {
  const { param } = useScope()
  const { id, state, size, manifest, releaseNotes, uploadedAt, uploadedBy, publishedAt, review, may } = version
  return (
    <article className={styles.version} aria-label={`Version ${version.version}`}>
      <div>
        <h3>
          {version.version}
          <AppStateMark state={state} />
        </h3>
        <p className={styles.meta}>
          <span>
            Uploaded <When at={uploadedAt} />
            {uploadedBy && (
              <>
                {' by '}
                <bdi>{uploadedBy.name}</bdi>
              </>
            )}
          </span>
          {publishedAt && (
            <span>
              Published <When at={publishedAt} />
            </span>
          )}
          <span>{sizeWords(size)}</span>
          <span>For platform {manifest.platformVersion}</span>
          <span>{manifest.modules.join(', ')}</span>
          <Tooltip label={version.sha256}>
            <span tabIndex={-1}>SHA-256 {version.sha256.slice(0, 12)}…</span>
          </Tooltip>
        </p>
        {releaseNotes !== '' && (
          <p className={styles.notes} dir="auto">
            {releaseNotes}
          </p>
        )}
        {review?.note && (
          <blockquote className={styles.said}>
            <span className="quiet small">
              {review.decidedBy ? <bdi>{review.decidedBy.name}</bdi> : 'The reviewer'}, <When at={review.decidedAt} />
            </span>
            <br />
            <span dir="auto">{review.note}</span>
          </blockquote>
        )}
      </div>
      <div className={styles.acts}>
        {buttons
          .filter(({ act }) => may.includes(act))
          .map(({ act, label }) => (
            <Button key={act} size="xs" variant="default" onClick={() => onAct(act)}>
              {label}
            </Button>
          ))}
        {may.includes('edit-notes') && (
          <Tooltip label="Edit the release notes">
            <ActionIcon
              variant="subtle"
              color="ink"
              size={30}
              aria-label={`Edit the release notes of ${version.version}`}
              onClick={() => onAct('edit-notes')}
            >
              <IconPencil size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
        {may.includes('download') && (
          <Tooltip label="Download the archive">
            <ActionIcon
              component="a"
              href={archiveAddress({ scope: param, app: app.id, version: id })}
              download
              variant="subtle"
              color="ink"
              size={30}
              aria-label={`Download the archive of ${version.version}`}
            >
              <IconDownload size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
    </article>
  )
}
