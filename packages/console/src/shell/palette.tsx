import { Button, Kbd } from '@mantine/core'
import { useHotkeys, useOs } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { lazy, Suspense, useSyncExternalStore } from 'react'
import { showFailure } from '../parts/toasts.tsx'
import styles from './palette.module.css'

const PaletteBox = lazy(async () => {
  try {
    return { default: (await import('./palette-box.tsx')).PaletteBox }
  } catch {
    // The page that is open must stay: something may have been typed on it.
    setPaletteOpened(false)
    showFailure(
      new Error(
        'The search could not be fetched: the server has a newer console, or does not answer. Reload the page to go on.',
      ),
    )
    return { default: () => <></> }
  }
})

let opened = false
const listeners = new Set<() => void>()

export function setPaletteOpened(value: boolean): void {
  opened = value
  for (const listener of listeners) listener()
}

function usePaletteOpened(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => opened,
  )
}

/** Opens with Ctrl/⌘ K; its code is fetched when it is wanted for the first time. */
export function Palette() {
  const isOpened = usePaletteOpened()
  useHotkeys([['mod+K', () => setPaletteOpened(!opened)]], [])
  return isOpened ? (
    <Suspense>
      <PaletteBox />
    </Suspense>
  ) : null
}

export function PaletteButton() {
  const os = useOs()
  return (
    <Button
      className={styles.button}
      variant="default"
      size="xs"
      justify="flex-start"
      classNames={{ section: styles.section, label: styles.label }}
      leftSection={<IconSearch size={16} stroke={1.8} aria-hidden />}
      rightSection={
        <Kbd size="xs" className={styles.keys}>
          {os === 'macos' || os === 'ios' ? '⌘ K' : 'Ctrl K'}
        </Kbd>
      }
      onClick={() => setPaletteOpened(true)}
    >
      Search
    </Button>
  )
}
