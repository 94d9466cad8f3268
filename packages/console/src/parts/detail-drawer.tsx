import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './detail-drawer.module.css'

interface DetailDrawerProps {
  readonly title: string
  readonly opened: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** One row of a list with everything that is known of it, beside the list. */
export function DetailDrawer({ title, opened, onClose, children }: DetailDrawerProps) {
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={520}
      padding={0}
      title={title}
      closeButtonProps={{ 'aria-label': 'Close' }}
      classNames={{ header: styles.head, title: styles.title }}
    >
      {children}
    </Drawer>
  )
}
