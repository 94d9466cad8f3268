import { PortreeveError } from '@portreeve/sdk'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { api } from '../api.ts'
import type { PasskeyAnswer } from '../passkeys/passkeys.ts'
import { awaitsSecondFactor } from '../session/awaits-second-factor.ts'
import { sessionQuery } from '../session/session.ts'
import { returnPath } from './return-path.ts'

/** With a password, with a passkey, with a link to one's mailbox, or in a demo by choosing somebody. */
export type Attempt =
  | { readonly email: string; readonly password: string; readonly population: string | undefined }
  | { readonly passkey: PasskeyAnswer }
  | { readonly link: string }
  | { readonly userId: string }

export type SigningIn = UseMutationResult<void, Error, Attempt>

/** The server opened a session, and the browser did not send its cookie back. */
export class CookieRefused extends Error {
  override readonly name = 'CookieRefused'
}

/** What everybody may know outlives a change of person, and what a link said; the rest was read with somebody's rights. */
const publicKeys: readonly unknown[] = ['deployment', 'demo', 'link']

/** Signs in and goes where the person wanted to go. */
export function useSignIn(to: string | undefined): SigningIn {
  const client = useQueryClient()
  const router = useRouter()
  return useMutation({
    mutationFn: async (attempt: Attempt) => {
      await open(attempt)
      client.removeQueries({ predicate: ({ queryKey }) => !publicKeys.includes(queryKey[0]) })
      router.clearCache()
      const isIn = await client.fetchQuery(sessionQuery).then(
        () => true,
        (error: unknown) => {
          if (awaitsSecondFactor(error)) return false
          throw error instanceof PortreeveError && error.problem.code === 'not-signed-in' ? new CookieRefused() : error
        },
      )
      if (isIn) router.history.push(returnPath(to, window.location.origin))
      else await router.navigate({ to: '/second-factor', search: to === undefined ? {} : { to } })
    },
    meta: { shownInPlace: true, changesNothing: true },
  })
}

async function open(attempt: Attempt): Promise<void> {
  if ('userId' in attempt) {
    await api.POST('/api/v1/demo/sign-in', { body: attempt })
    return
  }
  if ('passkey' in attempt) {
    await api.POST('/api/v1/sign-in/passkey', { body: { answer: attempt.passkey } })
    return
  }
  if ('link' in attempt) {
    await api.POST('/api/v1/links/sign-in', { body: { secret: attempt.link } })
    return
  }
  const { population, ...body } = attempt
  await api.POST('/api/v1/sign-in', { body: { ...body, ...(population !== undefined && { population }) } })
}
