import { z } from 'zod'
import { factorKinds } from '../../access/second-factor.ts'

const kind = z.enum(factorKinds)
const code = z.string().min(1).max(100)
const label = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .refine((text) => !/[\p{Cc}\p{Cs}\p{Cn}\p{Zl}\p{Zp}\p{Bidi_Control}]/u.test(text), {
    message: 'must be on one line, without invisible characters that turn the direction of text',
  })
  .describe('What its owner calls it')

export const factorParams = z.object({ factorId: z.uuid().toLowerCase() })

export const ownFactors = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      kind,
      label: z.string(),
      createdAt: z.date(),
      lastUsedAt: z.date().nullable(),
      credentialId: z
        .string()
        .nullable()
        .describe('Of a passkey: what its device knows it by, so that it can be told when it is removed here'),
    }),
  ),
  recoveryCodes: z
    .object({ left: z.number().int(), madeAt: z.date().nullable().describe('When those that are left were made') })
    .nullable()
    .describe('`null`: there is no factor that they could stand for'),
  emailCode: z
    .enum(['on', 'off', 'no-mail', 'address-not-confirmed', 'came-by-link'])
    .describe('Whether codes by email are on, can be switched on (`off`), or why they cannot'),
})

export const begun = z.object({
  id: z.string(),
  key: z.string().describe('Base32 in groups of four, for typing it'),
  uri: z.string().describe('`otpauth://`, for a QR code'),
})

export const authenticatorProof = z.strictObject({ code, label: label.optional() })

export const emailProof = z.strictObject({ code })

export const renamed = z.strictObject({ label })

export const added = z.object({
  id: z.string(),
  label: z.string(),
  recoveryCodes: z.array(z.string()).readonly().nullable().describe('With the first factor, shown once'),
  expiresAt: z.iso.datetime().describe('When the session ends at the latest'),
})

export const codes = z.object({ codes: z.array(z.string()).readonly().describe('Shown once') })

export const mailed = z.object({ expiresAt: z.date().describe('When the code ends') })

export const secondStep = z.object({
  person: z.object({ name: z.string() }),
  kinds: z.array(kind).describe('What can be shown here and now'),
  recoveryCodes: z.boolean().describe('Whether there are some'),
  email: z.string().nullable().describe('Where a code would be mailed to, not in full'),
  cameByMailbox: z
    .boolean()
    .describe('They came by a link to that mailbox, so that a code mailed there counts for nothing'),
  rememberDays: z.number().int().describe('How long this device may be remembered after signing in; 0: not at all'),
})

export const shownFactor = z.strictObject({
  kind: z.enum(['authenticator', 'email-code', 'recovery-code']),
  code,
  remember: z.boolean().optional().describe('Not to be asked on this device for as long as is allowed'),
})

export const shown = z.object({ expiresAt: z.iso.datetime().describe('When the session ends at the latest') })
