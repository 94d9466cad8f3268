import type { NotificationData } from '@mantine/notifications'
import { PortreeveError } from '@portreeve/sdk'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { lazy, Suspense, useSyncExternalStore } from 'react'
import { onFirstTouch } from '../on-first-touch.ts'
import { RequestId } from './request-id.tsx'

const fetchArea = () => import('./toast-area.tsx')
const ToastArea = lazy(async () => ({ default: (await fetchArea()).ToastArea }))
onFirstTouch(fetchArea)

let wanted = false
const listeners = new Set<() => void>()

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Stands once around all pages; the area is there from the first toast on. */
export function Toasts() {
  const isWanted = useSyncExternalStore(subscribe, () => wanted)
  return isWanted ? (
    <Suspense>
      <ToastArea />
    </Suspense>
  ) : null
}

async function show(toast: NotificationData, plain: string): Promise<void> {
  try {
    const area = await fetchArea()
    wanted = true
    for (const listener of listeners) listener()
    area.show({ withBorder: true, closeButtonProps: { 'aria-label': 'Close' }, ...toast })
  } catch {
    // The code for toasts could not be fetched; what it had to say is said all the same.
    window.alert(plain)
  }
}

/** Something was done. Goes away by itself: the page shows it too. */
export function showDone(message: string): void {
  show({ message, color: 'sea', icon: <IconCheck size={16} aria-hidden />, autoClose: 5_000 }, message)
}

/** Something failed. Stays until it is closed, and one failure never hides another. */
export function showFailure(error: Error): void {
  const problem = error instanceof PortreeveError ? error.problem : null
  const message = (
    <>
      {problem?.detail ?? error.message}
      {problem?.errors.map(({ field, message: wrong }) => (
        <span key={field + wrong}> {wrong}</span>
      ))}
      {problem?.requestId && <RequestId id={problem.requestId} />}
    </>
  )
  const icon = <IconAlertTriangle size={16} aria-hidden />
  const title = problem?.title ?? 'That did not work'
  show({ title, message, color: 'red', icon, autoClose: false, role: 'alert' }, `${title}. ${error.message}`)
}
