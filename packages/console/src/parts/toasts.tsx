import { notifications } from '@mantine/notifications'
import { PortreeveError } from '@portreeve/sdk'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { RequestId } from './request-id.tsx'

/** Something was done. Goes away by itself: the page shows it too. */
export function showDone(message: string): void {
  notifications.show({
    message,
    color: 'sea',
    icon: <IconCheck size={16} aria-hidden />,
    autoClose: 5_000,
    withBorder: true,
    closeButtonProps: { 'aria-label': 'Close' },
  })
}

/** Something failed. Stays until it is closed, and one failure never hides another. */
export function showFailure(error: Error): void {
  const problem = error instanceof PortreeveError ? error.problem : null
  notifications.show({
    title: problem?.title ?? 'That did not work',
    message: (
      <>
        {problem?.detail ?? error.message}
        {problem?.errors.map(({ field, message }) => (
          <span key={field + message}> {message}</span>
        ))}
        {problem?.requestId && <RequestId id={problem.requestId} />}
      </>
    ),
    color: 'red',
    icon: <IconAlertTriangle size={16} aria-hidden />,
    autoClose: false,
    withBorder: true,
    closeButtonProps: { 'aria-label': 'Close' },
    role: 'alert',
  })
}
