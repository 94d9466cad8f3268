import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api } from '../api.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { showDone } from '../parts/toasts.tsx'
import { useScope } from '../session/scope.ts'
import { SubmitDialog } from '../submissions/submit-dialog.tsx'
import { WithdrawDialog } from '../submissions/withdraw-dialog.tsx'
import { type AppType, type AppWithVersions, pathOf, type Version } from './apps.ts'
import { ReleaseNotesDialog } from './release-notes-dialog.tsx'
import type { VersionActName } from './version-list.tsx'

interface VersionActProps {
  readonly act: VersionActName
  readonly app: AppWithVersions
  readonly type: AppType | undefined
  readonly version: Version
  readonly onClose: () => void
}

/** The decision about one version. */
export function VersionAct({ act, ...props }: VersionActProps) {
  const { param } = useScope()
  const { app, type, version, onClose } = props
  switch (act) {
    case 'edit-notes':
      return <ReleaseNotesDialog {...props} />
    case 'submit': {
      const needsReleaseNotes = type?.releaseNotes === true && app.versions.at(-1)?.id !== version.id
      return (
        <SubmitDialog
          scope={param}
          app={app}
          version={version}
          needsReleaseNotes={needsReleaseNotes}
          onClose={onClose}
        />
      )
    }
    case 'withdraw':
      return <WithdrawDialog scope={param} app={app} version={version} onClose={onClose} />
    default:
      return <Step act={act} {...props} />
  }
}

type StepName = 'test' | 'publish' | 'retire'

function Step({ act, app, type, version, onClose }: VersionActProps & { readonly act: StepName }) {
  const { param } = useScope()
  const which = { scope: param, app: app.id, version: version.id }
  const name = `${app.name} ${version.version}`
  const { title, verb, done, destroys } = words[act]
  const mutation = useMutation({
    mutationFn: async () => {
      const options = { params: pathOf(which) }
      const base = '/api/v1/scopes/{scopeId}/apps/{appId}/versions/{versionId}'
      switch (act) {
        case 'test':
          return (await api.POST(`${base}/test`, options)).data!
        case 'publish':
          return (await api.POST(`${base}/publish`, options)).data!
        case 'retire':
          return (await api.POST(`${base}/retire`, options)).data!
      }
    },
    meta: { shownInPlace: true },
    onSuccess: ({ retired, backToDraft }) => {
      const also = [
        ...retired.map((each) => `${each} is retired`),
        ...backToDraft.map((each) => `${each} is a draft again`),
      ]
      showDone(`${name} ${done}${also.length === 0 ? '' : `; ${also.join(', ')}`}.`)
      onClose()
    },
  })
  return (
    <ConfirmDialog opened title={title(name)} verb={verb} destroys={destroys} onClose={onClose} act={mutation}>
      <p>{effectOf(act, app, type)}</p>
      {act === 'retire' && (
        <p className="quiet">A retired version is not used again. To go back to it, upload it under a higher number.</p>
      )}
    </ConfirmDialog>
  )
}

const words = {
  test: {
    title: (name: string) => `Put ${name} under test?`,
    verb: 'Put under test',
    done: 'is under test',
    destroys: false,
  },
  publish: { title: (name: string) => `Publish ${name}?`, verb: 'Publish', done: 'is published', destroys: false },
  retire: { title: (name: string) => `Retire ${name}?`, verb: 'Retire', done: 'is retired', destroys: true },
} as const

/** What happens, also to the versions that have to make room. */
function effectOf(act: StepName, app: AppWithVersions, type: AppType | undefined): ReactNode {
  const inState = (state: Version['state']) => app.versions.filter((version) => version.state === state)
  const place = app.belongsTo && <bdi>{app.belongsTo.name}</bdi>
  if (act === 'test') {
    const there = inState('test')
    const full = there.length >= (type?.underTest ?? 1)
    return (
      <>
        It can be tried {place ? <>in {place}</> : 'there'} before anybody else uses it.
        {full && ` Version ${there.at(-1)?.version} is under test now and becomes a draft again.`}
      </>
    )
  }
  if (act === 'publish') {
    const there = inState('published').toSorted(
      (a, b) => Date.parse(a.publishedAt ?? '') - Date.parse(b.publishedAt ?? ''),
    )
    const full = there.length >= (type?.published ?? 1)
    return (
      <>
        It can be used {place ? <>in {place}</> : 'from now on'} at once.
        {full && ` Version ${there[0]?.version}, the oldest that is published, is retired for it.`}
      </>
    )
  }
  return (
    <>
      It can no longer be used {place ? <>in {place}</> : 'by anybody'}. Its archive stays here, and so does its
      history.
    </>
  )
}
