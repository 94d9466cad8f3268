import { Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react'
import { useDeployment } from '../deployment/deployment.ts'
import { Dialog } from '../parts/dialog.tsx'
import styles from './recovery-codes-dialog.module.css'

interface RecoveryCodesDialogProps {
  readonly codes: readonly string[]
  readonly onClose: () => void
}

/** Recovery codes at the only moment at which they are shown. */
export function RecoveryCodesDialog({ codes, onClose }: RecoveryCodesDialogProps) {
  const { name } = useDeployment()
  const { copied, copy } = useClipboard({ timeout: 4_000 })
  const text = `Recovery codes for ${name}\n${window.location.origin}\n\n${codes.join('\n')}\n`
  return (
    <Dialog
      key="codes"
      onClose={onClose}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
      size={480}
      title="Keep your recovery codes"
    >
      <div className={styles.body}>
        <p>
          Each lets you in once when you do not have your second factor. They are shown this once: keep them where you
          find them without your phone.
        </p>
        <ol className={styles.codes} aria-label="Recovery codes">
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
        <div className={styles.actions}>
          <Button
            variant="default"
            leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
            onClick={() => copy(text)}
          >
            {copied ? 'Copied' : 'Copy'}
          </Button>
          <Button variant="default" leftSection={<IconDownload size={14} aria-hidden />} onClick={() => download(text)}>
            Download
          </Button>
          <Button onClick={onClose} data-autofocus>
            I have kept them
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

/** A file that is made here and goes nowhere else. */
function download(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = address
  link.download = 'recovery-codes.txt'
  link.click()
  URL.revokeObjectURL(address)
}
