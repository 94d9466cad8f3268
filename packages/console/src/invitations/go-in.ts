import { forgetInvitation } from './invitation-secret.ts'

/** Into the place that was joined. The page is read anew: who one is, and what is open, is different now. */
export function goIn(scope: string): void {
  forgetInvitation()
  window.location.assign(`/scopes/${scope}`)
}
