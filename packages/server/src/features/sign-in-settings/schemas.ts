import { z } from 'zod'

export const settings = z.strictObject({
  password: z.boolean(),
  link: z.boolean().describe('By a link to one’s mailbox. Takes a mail server'),
  providers: z
    .union([z.literal('all'), z.array(z.string().max(40)).max(50).readonly()])
    .describe('The outside providers, of those that the deployment has'),
  confirmedEmail: z.boolean().describe('Nobody comes in before they have confirmed their address. Takes a mail server'),
  signUp: z.boolean().describe('Whoever has no account can make one. Counts only where `choices.signUp` says so'),
  sessions: z.strictObject({
    longestMinutes: z.number().int(),
    idleMinutes: z.number().int().describe('Counts only with `last-activity`'),
    countFrom: z
      .enum(['sign-in', 'last-activity'])
      .describe('`sign-in`: the length counts from there alone, however long the session rests'),
  }),
})

const version = z.number().int().min(0).describe('Raised by each change; 0: nothing was said yet')

export const scopeParams = z.object({ scopeId: z.string() })

export const settingsEdit = z.strictObject({ version: version.describe('The one that was looked at'), settings })

export const settingsAnswer = z.object({
  population: z.object({ id: z.string(), label: z.string() }),
  version,
  changedAt: z.date().nullable(),
  settings,
  choices: z.object({
    mail: z.boolean().describe('Whether mails are sent: without a mail server, what needs one is not offered'),
    signUp: z
      .object({ makes: z.string() })
      .nullable()
      .describe('What whoever signs up makes; `null`: nobody can sign up here, whatever the setting says'),
    providers: z.array(z.object({ id: z.string(), label: z.string() })),
    minutes: z.object({ least: z.number().int(), most: z.number().int() }).describe('How long a session can last'),
  }),
})
