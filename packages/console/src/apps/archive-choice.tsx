import { Button } from '@mantine/core'
import { IconFileZip } from '@tabler/icons-react'
import { useState } from 'react'
import { type FileRejection, useDropzone } from 'react-dropzone'
import { mostBytes } from './upload-archive.ts'
import styles from './upload-dialog.module.css'

interface ArchiveChoiceProps {
  readonly onFile: (file: File) => void
}

const example = `{
  "name": "Orders",
  "version": "1.4.0",
  "platform-version": "3.0",
  "modules": ["tickets"]
}`

/** Where an archive is chosen or dropped. What is certain to be refused is told before it is sent. */
export function ArchiveChoice({ onFile }: ArchiveChoiceProps) {
  const [refusal, setRefusal] = useState<string | null>(null)
  const { getRootProps, getInputProps, isDragActive, open } = useDropzone({
    accept: { 'application/zip': ['.zip'] },
    maxFiles: 1,
    multiple: false,
    maxSize: mostBytes,
    noClick: true,
    noKeyboard: true,
    onDrop: ([file], rejections) => {
      setRefusal(rejections.length > 0 ? whyNot(rejections) : null)
      if (file !== undefined && rejections.length === 0) onFile(file)
    },
  })
  return (
    <>
      <div
        {...getRootProps({ className: styles.drop, role: 'group', 'aria-label': 'The archive' })}
        data-over={isDragActive || undefined}
      >
        <input {...getInputProps({ 'aria-label': 'The archive of the version' })} />
        <IconFileZip size={28} stroke={1.5} aria-hidden />
        <Button onClick={open} data-autofocus>
          Choose an archive
        </Button>
        <p className="quiet">or drop it here. A ZIP file of at most 100 MB, with manifest.json at its root.</p>
        {refusal && <p role="alert">{refusal}</p>}
      </div>
      <details className={styles.example}>
        <summary>What stands in manifest.json</summary>
        <pre>{example}</pre>
      </details>
    </>
  )
}

function whyNot(rejections: readonly FileRejection[]): string {
  if (rejections.length > 1) return 'One archive at a time: each is a version of its own.'
  const [first] = rejections
  const code = first?.errors[0]?.code
  if (code === 'file-too-large')
    return `${first?.file.name} is larger than 100 MB. Leave out what the app does not need.`
  return `${first?.file.name ?? 'This'} is not a ZIP archive. Pack the app as .zip.`
}
