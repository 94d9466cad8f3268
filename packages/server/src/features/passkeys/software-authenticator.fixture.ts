import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

interface Asked {
  readonly challenge: string
}

interface Made {
  readonly rp: { readonly id: string }
  readonly user: { readonly id: string }
}

/** What a hostile browser or device says otherwise than it should. */
interface Otherwise {
  readonly origin?: string
  readonly rpId?: string
  readonly userVerified?: boolean
  readonly userHandle?: string
  readonly id?: string
  readonly type?: string
  readonly crossOrigin?: boolean
  /** Comes from a device of this maker. */
  readonly attestation?: { readonly fmt: string; readonly attStmt: Map<string, string> }
}

const flags = { userPresent: 1, userVerified: 4, backupEligible: 8, backedUp: 16, attested: 64 }

/** A device that makes one passkey (ES256) and answers with it, and the browser in front of it. */
export class SoftwareAuthenticator {
  readonly id = randomBytes(20).toString('base64url')
  readonly #origin: string
  readonly #rpId: string
  readonly #key: KeyObject
  readonly #publicKey: Uint8Array
  #user = ''
  /** How often it was used; at 0 it does not count. */
  counter = 0

  constructor(origin = 'http://localhost:7300') {
    this.#origin = origin
    this.#rpId = new URL(origin).hostname
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    this.#key = privateKey
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    const coordinate = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'))
    this.#publicKey = isoCBOR.encode(
      new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, coordinate(x)],
        [-3, coordinate(y)],
      ]),
    )
  }

  /** As `navigator.credentials.create()`. */
  create(options: Asked & Made, otherwise: Otherwise = {}) {
    this.#user = options.user.id
    const id = Buffer.from(this.id, 'base64url')
    const length = Buffer.alloc(2)
    length.writeUInt16BE(id.length)
    const authData = Buffer.concat([
      this.#authenticatorData(otherwise, flags.attested),
      ...[Buffer.alloc(16), length, id, this.#publicKey],
    ])
    const { fmt, attStmt } = otherwise.attestation ?? { fmt: 'none', attStmt: new Map<string, string>() }
    const attestationObject = isoCBOR.encode(
      new Map<string, string | Map<string, string> | Uint8Array>([
        ['fmt', fmt],
        ['attStmt', attStmt],
        ['authData', new Uint8Array(authData)],
      ]),
    )
    return {
      ...this.#credential(otherwise),
      response: {
        clientDataJSON: this.#clientData('webauthn.create', options, otherwise).toString('base64url'),
        attestationObject: Buffer.from(attestationObject).toString('base64url'),
        transports: ['internal'],
      },
    }
  }

  /** As `navigator.credentials.get()`. */
  get(options: Asked, otherwise: Otherwise = {}) {
    const clientData = this.#clientData('webauthn.get', options, otherwise)
    const authenticatorData = this.#authenticatorData(otherwise, 0)
    const signed = Buffer.concat([authenticatorData, createHash('sha256').update(clientData).digest()])
    return {
      ...this.#credential(otherwise),
      response: {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: authenticatorData.toString('base64url'),
        signature: sign('sha256', signed, this.#key).toString('base64url'),
        userHandle: otherwise.userHandle ?? this.#user,
      },
    }
  }

  #credential({ id = this.id }: Otherwise) {
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {} }
  }

  #clientData(type: string, { challenge }: Asked, otherwise: Otherwise): Buffer {
    const { origin = this.#origin, crossOrigin = false } = otherwise
    return Buffer.from(JSON.stringify({ type: otherwise.type ?? type, challenge, origin, crossOrigin }))
  }

  #authenticatorData({ rpId = this.#rpId, userVerified = true }: Otherwise, more: number): Buffer {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(this.counter)
    const verified = userVerified ? flags.userVerified : 0
    const said = flags.userPresent + verified + flags.backupEligible + flags.backedUp + more
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([said]), counter])
  }
}
