import type { RelyingParty } from '../../access/relying-party.ts'
import type { PasskeyRow } from './queries.ts'
import type { Assertion, Registration } from './schemas.ts'

/** What every browser has: Ed25519, ECDSA with P-256, RSA (their numbers in the COSE registry). */
export const algorithms = [-8, -7, -257]

interface Expected {
  readonly party: RelyingParty
  readonly challenge: string
}

/**
 * What the device said in a right answer to a question that was asked; `null` where it is not right. The library behind this is
 * fetched at the first use: it is large, and most starts of a server see no passkey for a long time.
 */
export async function judgeAssertion(
  { response, id, rawId, type }: Assertion,
  { party, challenge }: Expected,
  { credentialId, publicKey }: PasskeyRow,
) {
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  const { clientDataJSON, authenticatorData, signature } = response
  const key = new Uint8Array(Buffer.from(publicKey ?? '', 'base64url'))
  // It throws at whatever is not as it must be.
  const judged = await verifyAuthenticationResponse({
    response: {
      ...{ id, rawId, type, response: { clientDataJSON, authenticatorData, signature } },
      clientExtensionResults: {},
    },
    ...expectedOf(party, challenge),
    // The counter is asked when it is written down, so that two answers at once are not one.
    credential: { id: credentialId ?? '', publicKey: key, counter: 0 },
  }).catch(() => null)
  if (!judged?.verified) return null
  const { newCounter, credentialBackedUp } = judged.authenticationInfo
  return { counter: newCounter, backedUp: credentialBackedUp }
}

/** The same of a passkey that was just made. */
export async function judgeRegistration(answer: Registration, { party, challenge }: Expected) {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  const { id, rawId, type, response } = answer
  try {
    const attestationObject = await withoutAttestation(response.attestationObject)
    const judged = await verifyRegistrationResponse({
      response: {
        ...{ id, rawId, type, response: { clientDataJSON: response.clientDataJSON, attestationObject } },
        clientExtensionResults: {},
      },
      ...expectedOf(party, challenge),
      supportedAlgorithmIDs: algorithms,
    })
    if (!judged.verified) return null
    const { credential, credentialBackedUp } = judged.registrationInfo
    return {
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      counter: credential.counter,
      transports: response.transports ?? [],
      backedUp: credentialBackedUp,
    }
  } catch {
    return null
  }
}

function expectedOf({ id, origin }: RelyingParty, challenge: string) {
  return {
    ...{ expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: id },
    requireUserVerification: true,
  }
}

/** What a device says about its maker was not asked for: nobody reads certificates here that anybody may have sent. */
async function withoutAttestation(attestationObject: string): Promise<string> {
  const { decodeAttestationObject, isoCBOR } = await import('@simplewebauthn/server/helpers')
  const said = decodeAttestationObject(new Uint8Array(Buffer.from(attestationObject, 'base64url')))
  const plain = new Map<string, string | Map<string, string> | Uint8Array>([
    ['fmt', 'none'],
    ['attStmt', new Map<string, string>()],
    ['authData', said.get('authData')],
  ])
  return Buffer.from(isoCBOR.encode(plain)).toString('base64url')
}
