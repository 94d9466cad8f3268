import { PortreeveError } from '@portreeve/sdk'
import { api } from '../api.ts'
import { showFailure } from '../parts/toasts.tsx'
import { knownHere } from './known-here.ts'
import { sessionEnd } from './session-end.ts'
import { viewAs } from './view-as.ts'

/** Ends the session and leaves nothing of it in this tab. Says so where it could not be ended: nobody walks off believing it. */
export async function signOut(to = '/sign-in'): Promise<void> {
  try {
    await api.POST('/api/v1/sign-out')
  } catch (error) {
    const hasEnded = error instanceof PortreeveError && error.problem.code === 'not-signed-in'
    if (!hasEnded) return showFailure(error as Error)
  }
  viewAs.end()
  sessionEnd.signedInAs(null)
  knownHere.set(false)
  window.location.assign(to)
}
