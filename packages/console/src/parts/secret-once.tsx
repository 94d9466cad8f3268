import { Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import styles from './secret-once.module.css'

interface SecretOnceProps {
  readonly secret: string
  /** What it is: "API token". */
  readonly what: string
}

/** A secret at the only moment at which it is shown. */
export function SecretOnce({ secret, what }: SecretOnceProps) {
  const { copied, copy } = useClipboard({ timeout: 4_000 })
  return (
    <div className={styles.once}>
      <p>
        Copy this {what} now. It is shown this once: Portreeve keeps only a fingerprint of it, and nobody can show it
        again.
      </p>
      <div className={styles.secret}>
        <code>{secret}</code>
        <Button
          variant="default"
          size="xs"
          leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
          onClick={() => copy(secret)}
        >
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </div>
    </div>
  )
}
