import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/browser'
import { api } from '../api.ts'
import { onFirstTouch } from '../on-first-touch.ts'

/** Fetched when somebody begins to do something: the page for signing in shows without it. */
const library = () => import('@simplewebauthn/browser')
onFirstTouch(library)

/** A browser without them, or a page that did not come safely, is not offered any. */
export function knowsPasskeys(): boolean {
  return typeof window.PublicKeyCredential === 'function'
}

/** What a passkey said, for the server to judge. */
export type PasskeyAnswer = ReturnType<typeof answerOf>

function answerOf({ id, rawId, response }: AuthenticationResponseJSON) {
  const { clientDataJSON, authenticatorData, signature, userHandle } = response
  const handle = userHandle === undefined ? {} : { userHandle }
  return {
    ...{ id, rawId, type: 'public-key' as const },
    response: { clientDataJSON, authenticatorData, signature, ...handle },
  }
}

/** Asks for any passkey of this server: of nobody in particular, to sign in. */
export async function askAnyPasskey(how: 'now' | 'autofill' = 'now'): Promise<PasskeyAnswer> {
  const [{ startAuthentication }, { data }] = await Promise.all([
    library(),
    api.POST('/api/v1/sign-in/passkey/options'),
  ])
  return answerOf(await startAuthentication({ optionsJSON: data!, useBrowserAutofill: how === 'autofill' }))
}

/** Nobody is asked any more. */
export async function askNoPasskey(): Promise<void> {
  const { WebAuthnAbortService } = await library()
  WebAuthnAbortService.cancelCeremony()
}

/** Shows a passkey of whoever is signed in, or about to be: the second step, or once more before something that matters. */
export async function showOwnPasskey(remember: boolean): Promise<void> {
  const [{ startAuthentication }, { data }] = await Promise.all([
    library(),
    api.POST('/api/v1/session/passkey/options'),
  ])
  const answer = answerOf(await startAuthentication({ optionsJSON: data! }))
  await api.POST('/api/v1/session/passkey', { body: { answer, remember } })
}

/** Makes a passkey and keeps it. Where it is the first second factor, with recovery codes that are shown once. */
export async function addPasskey(label: string) {
  const [{ startRegistration }, { data }] = await Promise.all([library(), api.POST('/api/v1/session/passkeys/options')])
  const answer = registrationOf(await startRegistration({ optionsJSON: data! }))
  const added = await api.POST('/api/v1/session/passkeys', { body: { answer, ...(label !== '' && { label }) } })
  return added.data!
}

function registrationOf({ id, rawId, response }: RegistrationResponseJSON) {
  const { clientDataJSON, attestationObject, transports } = response
  const said = transports === undefined ? {} : { transports }
  return {
    ...{ id, rawId, type: 'public-key' as const },
    response: { clientDataJSON, attestationObject, ...said },
  }
}

/** Tells the device that the server no longer takes it, so that it is not offered any more. Not every browser passes that on. */
export async function forgetPasskey(credentialID: string): Promise<void> {
  const { sendSignal } = await library()
  await sendSignal({ signalName: 'unknownCredential', rpID: window.location.hostname, credentialID }).catch(() => null)
}
