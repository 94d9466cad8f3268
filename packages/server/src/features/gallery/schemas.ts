import { z } from 'zod'
import { pageQuery } from '../../http/name-cursor.ts'

export const galleryParams = z.object({ scopeId: z.string() })
export const galleryQuery = pageQuery.extend({
  search: z.string().trim().max(200).optional().describe('How the name begins'),
})

export const gallery = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      description: z.string(),
      type: z.object({ id: z.string(), label: z.string() }),
      version: z.string(),
      by: z.string().describe('The name of the account that publishes it'),
      belongsTo: z
        .object({ id: z.string(), name: z.string() })
        .nullable()
        .describe('Of one’s own only: the place that it is for'),
    }),
  ),
  next: z.string().nullable(),
  types: z
    .array(z.object({ id: z.string(), label: z.string() }))
    .describe('The types of apps that there can be; none: no apps'),
})
