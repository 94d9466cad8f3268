import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import type { ComponentProps } from 'react'
import styles from './about-panel.module.css'
import { Facts } from './facts.tsx'
import { Panel } from './panel.tsx'

interface AboutPanelProps extends ComponentProps<typeof Facts> {
  /** In the words of whoever made it; last, as it may be long. */
  readonly description: { readonly term: string; readonly text: string }
  /** For whoever may change it. */
  readonly onEdit: (() => void) | undefined
}

/** What is known of one thing, beside what it is opened for. */
export function AboutPanel({ facts, description: { term, text }, onEdit }: AboutPanelProps) {
  const described = {
    term,
    value: (
      <span className={styles.text} dir="auto">
        {text}
      </span>
    ),
  }
  return (
    <Panel
      title="About"
      aside={
        onEdit && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPencil size={14} aria-hidden />}
            onClick={onEdit}
          >
            Edit
          </Button>
        )
      }
    >
      <Facts facts={text === '' ? facts : [...facts, described]} />
    </Panel>
  )
}
