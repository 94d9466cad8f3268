import { Drawer } from '@mantine/core'
import styles from './menu-drawer.module.css'
import { Sidebar } from './sidebar.tsx'

interface MenuDrawerProps {
  readonly opened: boolean
  readonly onClose: () => void
}

/** The sidebar where there is no room for it beside the page. */
export function MenuDrawer({ opened, onClose }: MenuDrawerProps) {
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      size={288}
      padding={0}
      title="Menu"
      closeButtonProps={{ 'aria-label': 'Close the menu' }}
      classNames={{ header: styles.head, title: styles.title, body: styles.body }}
    >
      <Sidebar inDrawer />
    </Drawer>
  )
}
