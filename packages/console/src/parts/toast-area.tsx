import { type NotificationData, Notifications, notifications } from '@mantine/notifications'

/** Where toasts appear. */
export function ToastArea() {
  return <Notifications position="bottom-right" limit={6} transitionDuration={120} />
}

export function show(toast: NotificationData): void {
  notifications.show(toast)
}
