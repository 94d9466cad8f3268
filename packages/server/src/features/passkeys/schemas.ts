import { z } from 'zod'

/** Bytes, as browsers write them. A public key and what is signed are short; what is much longer is something else. */
const bytes = z
  .string()
  .max(16_384)
  .regex(/^[A-Za-z0-9_-]+$/)
const credentialId = bytes.max(1400)
const transports = z.array(z.string().max(30)).max(10)

const credential = {
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
  clientExtensionResults: z.record(z.string().max(100), z.unknown()).optional().describe('Decides nothing'),
}

export const assertion = z.strictObject({
  ...credential,
  response: z.strictObject({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.max(100).optional(),
  }),
})
export type Assertion = z.infer<typeof assertion>

export const registration = z.strictObject({
  ...credential,
  response: z.strictObject({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: transports.optional(),
    authenticatorData: bytes.optional().describe('Decides nothing; so are the next two'),
    publicKey: bytes.optional(),
    publicKeyAlgorithm: z.number().int().optional(),
  }),
})
export type Registration = z.infer<typeof registration>

export const passkeyBody = z.strictObject({
  answer: registration.describe('What `navigator.credentials.create()` gave, as JSON'),
  label: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .optional()
    .describe('What its owner calls it; left out: the browser that it was made in'),
})

export const assertionBody = z.strictObject({
  answer: assertion.describe('What `navigator.credentials.get()` gave, as JSON'),
})

export const secondStepBody = assertionBody.extend({
  remember: z.boolean().optional().describe('Not to be asked on this device for as long as is allowed'),
})

const userVerification = z.literal('required')
const descriptors = z.array(
  z.object({ id: z.string(), type: z.literal('public-key'), transports: z.array(z.string()) }),
)

export const requestOptions = z
  .object({
    challenge: z.string(),
    timeout: z.number(),
    rpId: z.string(),
    userVerification,
    allowCredentials: descriptors.optional().describe('Left out: any that was made for this server'),
  })
  .describe('For `navigator.credentials.get()`, once and within five minutes')

export const creationOptions = z
  .object({
    challenge: z.string(),
    rp: z.object({ id: z.string(), name: z.string() }),
    user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
    pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.number() })),
    timeout: z.number(),
    attestation: z.literal('none'),
    excludeCredentials: descriptors,
    authenticatorSelection: z.object({
      residentKey: z.literal('required'),
      requireResidentKey: z.literal(true),
      userVerification,
    }),
    extensions: z.object({ credProps: z.literal(true) }),
  })
  .describe('For `navigator.credentials.create()`, once and within five minutes')

export const passkeyMade = z.object({
  id: z.string(),
  label: z.string(),
  recoveryCodes: z
    .array(z.string())
    .readonly()
    .nullable()
    .describe('With the first second factor: shown now and never again'),
  expiresAt: z.iso.datetime().describe('When the session ends at the latest'),
})

export const shown = z.object({ expiresAt: z.iso.datetime().describe('When the session ends at the latest') })
