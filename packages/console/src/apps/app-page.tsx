import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconLock, IconUpload } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { idWords } from '../audit/sentence.ts'
import { onFirstTouch } from '../on-first-touch.ts'
import { AboutPanel } from '../parts/about-panel.tsx'
import { Columns } from '../parts/columns.tsx'
import { Notice } from '../parts/notice.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { When } from '../parts/when.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { pageLabel } from '../shell/menu.ts'
import { AppActivity } from './app-activity.tsx'
import { AppStateMark } from './app-state.tsx'
import styles from './apps.module.css'
import { type AppType, type AppWithVersions, appTypesQuery, readApp } from './apps.ts'
import { DeleteApp } from './delete-app.tsx'
import { EditAppDialog } from './edit-app-dialog.tsx'
import { VersionList } from './version-list.tsx'

const fetchUpload = () => import('./upload-dialog.tsx')
const UploadDialog = lazy(async () => ({ default: (await fetchUpload()).UploadDialog }))
onFirstTouch(fetchUpload)

/** One app: what it is, its versions, and everything that was done to it. */
export function AppPage() {
  const { app: id } = useParams({ from: '/in/scopes/$scope/apps/$app' })
  const session = useSession()
  const scope = useScope()
  const navigate = useNavigate()
  const { data: app } = useSuspenseQuery({
    queryKey: ['apps', scope.param, 'one', id],
    queryFn: () => readApp(scope.param, id),
  })
  const { data: types } = useSuspenseQuery(appTypesQuery(scope.param))
  const type = types.find((each) => each.id === app.type)
  const [uploading, { open: upload, close: doNotUpload }] = useDisclosure()
  const [editing, { open: edit, close: doNotEdit }] = useDisclosure()
  const [deleting, { open: askToDelete, close: doNotDelete }] = useDisclosure()
  const toList = { to: '/scopes/$scope/apps', params: { scope: scope.param } } as const
  const uploadButton = app.may.includes('upload') && (
    <Button leftSection={<IconUpload size={16} aria-hidden />} onClick={upload}>
      Upload a version
    </Button>
  )
  return (
    <>
      <PageHead
        above={<Link {...toList}>{pageLabel(session, scope, 'apps')}</Link>}
        title={app.name}
        actions={
          <>
            {app.may.includes('delete') && (
              <Button variant="default" onClick={askToDelete}>
                Delete
              </Button>
            )}
            {uploadButton}
          </>
        }
      />
      {app.readOnly && (
        <Notice icon={IconLock} title="This app is read-only">
          {app.readOnly}
        </Notice>
      )}
      <Columns
        aside={<About app={app} type={type} onEdit={app.may.includes('update') ? edit : undefined} />}
        main={
          <div className={styles.sections}>
            <VersionList app={app} type={type} action={uploadButton} />
            <AppActivity app={app} />
          </div>
        }
      />
      {editing && <EditAppDialog app={app} onClose={doNotEdit} />}
      {deleting && <DeleteApp app={app} onClose={doNotDelete} onDeleted={() => navigate(toList)} />}
      <Suspense>{uploading && <UploadDialog opened scope={scope.param} app={app} onClose={doNotUpload} />}</Suspense>
    </>
  )
}

function BelongsTo({ name, status }: { readonly name: string; readonly status: string }) {
  return (
    <>
      <bdi>{name}</bdi>
      <br />
      <span className="quiet small">{idWords(status)}</span>
    </>
  )
}

interface AboutProps {
  readonly app: AppWithVersions
  readonly type: AppType | undefined
  readonly onEdit: (() => void) | undefined
}

function About({ app, type, onEdit }: AboutProps) {
  const { belongsTo, owner, publishedVersion } = app
  const facts = [
    { term: 'Status', value: <AppStateMark state={app.state} /> },
    { term: 'Type', value: type?.label ?? app.type },
    ...(belongsTo ? [{ term: type?.belongsTo?.label ?? 'Belongs to', value: <BelongsTo {...belongsTo} /> }] : []),
    { term: 'Published', value: publishedVersion ?? <span className="quiet">None</span> },
    { term: 'Owner', value: owner ? <bdi>{owner.name}</bdi> : <span className="quiet">Nobody</span> },
    { term: 'Made', value: <When at={app.createdAt} /> },
    { term: 'Last change', value: <When at={app.changedAt} /> },
  ]
  return <AboutPanel facts={facts} description={{ term: 'What it does', text: app.description }} onEdit={onEdit} />
}
