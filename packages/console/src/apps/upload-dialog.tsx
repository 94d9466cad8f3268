import { Button, Progress } from '@mantine/core'
import { Dialog } from '../parts/dialog.tsx'
import '@mantine/core/styles/Progress.css'
import { PortreeveError } from '@portreeve/sdk'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Facts } from '../parts/facts.tsx'
import { Failure } from '../parts/failure.tsx'
import { sizeWords } from '../submissions/size-words.ts'
import { ArchiveChoice } from './archive-choice.tsx'
import { uploadArchive } from './upload-archive.ts'
import styles from './upload-dialog.module.css'

interface UploadDialogProps {
  readonly scope: string
  readonly app: { readonly id: string; readonly name: string }
  readonly opened: boolean
  readonly onClose: () => void
}

/** Uploads a version (A13): choose or drop an archive, see how far it is, and what became of it. */
export function UploadDialog({ scope, app, opened, onClose }: UploadDialogProps) {
  const [share, setShare] = useState(0)
  const cancelling = useRef<AbortController>(null)
  const upload = useMutation({
    mutationFn: (file: File) => {
      setShare(0)
      cancelling.current = new AbortController()
      const { signal } = cancelling.current
      return uploadArchive({ scope, app: app.id, file, onProgress: setShare, signal })
    },
    meta: { shownInPlace: true },
  })
  // Whoever leaves the page wants no more of it.
  useEffect(() => () => cancelling.current?.abort(), [])
  const close = () => {
    upload.reset()
    onClose()
  }
  const { data: version, variables: file, isPending, error } = upload
  const isCancelled = cancelling.current?.signal.aborted === true
  return (
    <Dialog
      opened={opened}
      busy={isPending}
      withCloseButton={!isPending}
      onClose={close}
      size={520}
      title={version ? `${app.name} ${version.version} is uploaded` : `Upload a version of ${app.name}`}
    >
      <div className={styles.body}>
        {isPending && file ? (
          <Uploading file={file} share={share} onCancel={() => cancelling.current?.abort()} />
        ) : version ? (
          <Uploaded version={version} onClose={close} />
        ) : (
          <>
            {error !== null && !isCancelled && <Refused error={error} />}
            {isCancelled && <p role="status">The upload was cancelled. Nothing of it was kept.</p>}
            <ArchiveChoice onFile={(chosen) => upload.mutate(chosen)} />
          </>
        )}
      </div>
    </Dialog>
  )
}

interface UploadingProps {
  readonly file: File
  readonly share: number
  readonly onCancel: () => void
}

function Uploading({ file, share, onCancel }: UploadingProps) {
  const percent = Math.floor(share * 100)
  const isSent = share >= 1
  return (
    <>
      <div className={styles.file}>
        <strong>{file.name}</strong>
        <span>{isSent ? sizeWords(file.size) : `${sizeWords(file.size * share)} of ${sizeWords(file.size)}`}</span>
      </div>
      <Progress value={percent} animated={isSent} aria-label="How far it is" />
      {isSent ? <p role="status">The archive is being checked.</p> : <p>{percent} %</p>}
      {!isSent && (
        <div className={styles.actions}>
          <Button variant="default" onClick={onCancel} data-autofocus>
            Cancel upload
          </Button>
        </div>
      )}
    </>
  )
}

interface UploadedProps {
  readonly version: Awaited<ReturnType<typeof uploadArchive>>
  readonly onClose: () => void
}

function Uploaded({ version, onClose }: UploadedProps) {
  const { manifest, size, sha256 } = version
  return (
    <>
      <p role="status">It is a draft: nobody gets it before you publish or submit it.</p>
      <Facts
        facts={[
          { term: 'Name in the manifest', value: manifest.name },
          { term: 'Version', value: version.version },
          { term: 'Platform version', value: manifest.platformVersion },
          { term: 'Product modules', value: manifest.modules.join(', ') },
          { term: 'Size', value: sizeWords(size) },
          { term: 'SHA-256', value: <code style={{ overflowWrap: 'anywhere' }}>{sha256}</code> },
        ]}
      />
      <div className={styles.actions}>
        <Button onClick={onClose} data-autofocus>
          Done
        </Button>
      </div>
    </>
  )
}

/** What the server says of the archive, field by field in one text; where it said nothing, that the connection broke off. */
function Refused({ error }: { readonly error: Error }) {
  if (!(error instanceof PortreeveError)) return <Failure error={error} />
  const { problem } = error
  if (problem.status !== 0) return <Failure error={new PortreeveError({ ...problem, errors: [] })} />
  return (
    <Failure error={new Error('The connection broke off. Nothing of the upload was kept: choose the archive again.')} />
  )
}
