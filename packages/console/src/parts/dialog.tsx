import { Modal, type ModalProps } from '@mantine/core'
import { type ShouldBlockFn, useBlocker } from '@tanstack/react-router'
import { use, useEffect, useRef, useState } from 'react'
import { InsideFrame } from '../entry/inside-frame.ts'
import { viewAs } from '../session/view-as.ts'

interface DialogProps extends Omit<ModalProps, 'opened' | 'closeButtonProps' | 'returnFocus'> {
  readonly opened?: boolean
  /** What it does is under way: what will be told about it is told here only, so that it cannot be left before. */
  readonly busy?: boolean
  /** It only shows something. */
  readonly looks?: boolean
}

/**
 * What lies over the page. It is left by its own buttons, by Escape and, where nothing is lost by it, by a click beside it;
 * then the focus is where it was before. While the page is looked at as a role sees it, nothing is asked that would be refused.
 */
export function Dialog({ opened = true, busy = false, looks = false, onClose, children, ...rest }: DialogProps) {
  const root = useRef<HTMLDivElement>(null)
  const isUppermost = useOverPage(opened, root)
  useBlocker({ shouldBlockFn: isByBrowser, disabled: !busy })
  const isViewed = use(InsideFrame) && !looks && viewAs.get() !== null
  const close = () => {
    if (!busy && isUppermost()) onClose()
  }
  return (
    <Modal
      {...rest}
      ref={root}
      opened={opened}
      onClose={close}
      returnFocus={false}
      closeButtonProps={{ 'aria-label': 'Close', disabled: busy }}
    >
      {isViewed ? (
        <p>
          You are looking at the console as a role sees it, and nothing can be changed meanwhile. Stop viewing first.
        </p>
      ) : (
        children
      )}
    </Modal>
  )
}

/** Back and Forward; what the act itself leads to is none of it. */
const isByBrowser: ShouldBlockFn = ({ action }) => action === 'BACK' || action === 'FORWARD' || action === 'GO'

type Root = React.RefObject<HTMLDivElement | null>

/** The dialogs that are open, the uppermost last. */
const open: Root[] = []

function useOverPage(opened: boolean, root: Root): () => boolean {
  // A menu may be gone as soon as the dialog is there.
  const [before] = useState(() => openerOf(document.activeElement))
  useEffect(() => {
    if (!opened) return
    const opener = openerOf(document.activeElement) ?? before
    open.push(root)
    return () => {
      const below = open.findLast((other) => other !== root)
      giveFocusTo(opener, root, below)
      // Every dialog hears the same keypress: the one below must not take it for its own.
      setTimeout(() => open.splice(open.indexOf(root), 1))
    }
  }, [opened, root, before])
  return () => open.at(-1) === root
}

/** Where an entry of a menu opened it: the button of the menu, which is still there afterwards. */
function openerOf(active: Element | null): HTMLElement | null {
  const menu = active?.closest('[role="menu"]')?.getAttribute('aria-labelledby')
  const opener = menu ? document.getElementById(menu) : active
  return opener instanceof HTMLElement && opener !== document.body ? opener : null
}

function giveFocusTo(opener: HTMLElement | null, root: Root, below: Root | undefined): void {
  const active = document.activeElement
  const isElsewhere = active !== null && active !== document.body && !root.current?.contains(active)
  if (isElsewhere) return
  opener?.focus({ preventScroll: true })
  if (document.activeElement === opener) return
  // Where it stood cannot have it any more: the dialog below, if there is one.
  below?.current?.querySelector<HTMLElement>('[role="dialog"]')?.focus({ preventScroll: true })
}
