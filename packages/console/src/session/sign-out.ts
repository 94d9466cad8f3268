import { api } from '../api.ts'
import { sessionEnd } from './session-end.ts'

/** Ends the session and leaves nothing of it in this tab. */
export async function signOut(to = '/sign-in'): Promise<void> {
  sessionEnd.signedInAs(null)
  await api.POST('/api/v1/sign-out').catch(() => undefined)
  window.location.assign(to)
}
