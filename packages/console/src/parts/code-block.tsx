import { ActionIcon, Tooltip } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import styles from './code-block.module.css'

interface CodeBlockProps {
  readonly code: string
  /** What the code does, for whoever cannot see where it stands. */
  readonly label: string
  /** What is copied where it is not what is shown: the code with a secret in it. */
  readonly copies?: string
}

/** Lines of code that can be copied. */
export function CodeBlock({ code, label, copies = code }: CodeBlockProps) {
  const { copied, copy } = useClipboard({ timeout: 2_000 })
  const words = copied ? 'Copied' : `Copy: ${label}`
  return (
    <div className={styles.block}>
      <pre>
        <code>{code}</code>
      </pre>
      <Tooltip label={copied ? 'Copied' : 'Copy'}>
        <ActionIcon
          className={styles.copy}
          variant="subtle"
          color="ink"
          size="sm"
          aria-label={words}
          onClick={() => copy(copies)}
        >
          {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
        </ActionIcon>
      </Tooltip>
    </div>
  )
}
