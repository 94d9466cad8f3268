export interface CeremonyWords {
  readonly title: string
  readonly text: string
}

/**
 * What a browser means that asked for a passkey and did not get it. Browsers say the same for "cancelled", "took too long" and "there
 * is none", so that no page learns what somebody has. `null`: the page itself took the question back.
 */
export function ceremonyWords({ name, message }: Error, doing: 'using' | 'adding'): CeremonyWords | null {
  switch (name) {
    case 'AbortError':
      return null
    case 'NotAllowedError':
      return doing === 'using'
        ? {
            title: 'No passkey was used',
            text: 'It was cancelled, took too long, or there is no passkey for this site on the device. Try again, or use another way.',
          }
        : { title: 'No passkey was made', text: 'It was cancelled, or took too long. Nothing has changed. Try again.' }
    case 'InvalidStateError':
      return {
        title: 'This device has a passkey for your account already',
        text: 'It can be used as it is. To add another one, choose another device.',
      }
    case 'ConstraintError':
    case 'NotSupportedError':
      return {
        title: 'This device cannot keep a passkey',
        text: 'It has to ask who uses it: by a PIN, a fingerprint or a face. Set up a screen lock, or use another device.',
      }
    case 'SecurityError':
      return {
        title: 'Passkeys do not work at this address',
        text: 'Open the console at the address that the server was set up with, over https.',
      }
    default:
      return { title: 'The browser could not use a passkey', text: message }
  }
}
