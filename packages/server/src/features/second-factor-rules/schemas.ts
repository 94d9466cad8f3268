import { z } from 'zod'
import { factorKinds } from '../../access/second-factor.ts'

const required = z
  .union([z.enum(['nobody', 'all']), z.array(z.string().max(200)).max(200).readonly()])
  .describe('Of whom a second factor is asked: of nobody, of all, or of those who hold one of these roles')

const rulesEdit = z.strictObject({
  required,
  graceDays: z.number().int().describe('Days from the moment when somebody first came, or since it is required'),
  requiredBy: z.iso
    .datetime()
    .nullable()
    .describe('The same moment for everybody, whoever comes when; then the days of grace do not count'),
  methods: z.array(z.enum(factorKinds)).max(factorKinds.length).readonly().describe('Those that count'),
  rememberDays: z.number().int().describe('How long a device may be remembered: 0 or 30'),
})

const version = z.number().int().min(0).describe('Raised by each change; 0: nothing was said yet')

export const scopeParams = z.object({ scopeId: z.string() })
export const rulesChange = z.strictObject({ version: version.describe('The one that was looked at'), rules: rulesEdit })
export const rulesTried = z.strictObject({ rules: rulesEdit })

export const rulesAnswer = z.object({
  population: z.object({ id: z.string(), label: z.string() }),
  version,
  changedAt: z.date().nullable(),
  rules: z.object({
    ...rulesEdit.shape,
    since: z.string().nullable().describe('Since when it is required'),
  }),
  choices: z.object({
    mail: z.boolean().describe('Whether mails are sent: without a mail server there are no codes by email'),
    roles: z.array(
      z.object({
        key: z.string(),
        label: z.string(),
        place: z.string().describe('The type of places where it is held'),
        administrative: z.boolean().describe('Codes by email do not count for it'),
      }),
    ),
  }),
})

const affected = z.object({
  people: z.number().int(),
  tokens: z.number().int().describe('API tokens of theirs'),
})

export const rulesPreview = z.object({
  stopped: affected.describe('Who would be without what their role gives at once: no factor that counts'),
  inGrace: affected.describe('Who has no factor that counts either, and time to set one up'),
  graceEnds: z
    .object({ first: z.date(), last: z.date() })
    .nullable()
    .describe('When the time of the first and of the last of them ends'),
  roles: z.array(
    z.object({ key: z.string(), label: z.string(), place: z.string(), stopped: z.number(), inGrace: z.number() }),
  ),
  names: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        roles: z.array(z.string()).readonly(),
        due: z.date().nullable().describe('Until then nothing changes for them; `null`: at once'),
      }),
    )
    .nullable()
    .describe('The first twenty, by name; `null` where who belongs here is not for you to see'),
  you: z.object({ is: z.enum(['not-affected', 'in-grace', 'stopped']), due: z.date().nullable() }),
  refusal: z.string().nullable().describe('Why these rules cannot be saved'),
})
