import { ActionIcon, Tooltip } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import styles from './copy-text.module.css'

interface CopyTextProps {
  readonly text: string
  /** What the button does, for whoever cannot see its picture. */
  readonly label: string
}

/** An id, a token or a line of code, with a button that copies it. */
export function CopyText({ text, label }: CopyTextProps) {
  const { copied, copy } = useClipboard({ timeout: 2_000 })
  return (
    <span className={styles.text}>
      <code>{text}</code>
      <Tooltip label={copied ? 'Copied' : label}>
        <ActionIcon
          variant="subtle"
          color="ink"
          size="sm"
          aria-label={copied ? 'Copied' : label}
          onClick={() => copy(text)}
        >
          {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
        </ActionIcon>
      </Tooltip>
    </span>
  )
}
