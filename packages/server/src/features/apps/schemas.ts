import { z } from 'zod'
import { idPageQuery } from '../../http/id-cursor.ts'
import { pageQuery } from '../../http/name-cursor.ts'
import type { ResourceId, VersionId } from '../../ids.ts'
import { nameSchema } from '../people/name.ts'

const id = z.uuid().toLowerCase()
const named = z.object({ id: z.string(), name: z.string() })
const may = z.array(z.string()).describe('What you may do, in the state that it is in now')
/** Of the releases of an app and of what it is for: plain text. */
const text = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^[\P{Cc}\n\r\t]*$/u, 'must be plain text, without control characters')

export const scopeParams = z.object({ scopeId: z.string() })
export const appParams = scopeParams.extend({ appId: id.transform((value) => value as ResourceId) })
export const versionParams = appParams.extend({ versionId: id.transform((value) => value as VersionId) })

const appState = z.enum([
  'empty',
  'draft',
  'test',
  'in-review',
  'changes-requested',
  'rejected',
  'published',
  'retired',
])

export const appQuery = pageQuery.extend({
  search: z.string().max(200).optional().describe('How the name begins'),
  type: z.string().max(100).optional(),
  state: appState.optional(),
  sort: z.enum(['name', 'changed']).default('name'),
})

export const newApp = z.strictObject({
  name: nameSchema,
  type: z.string().max(100).describe('One of `app-types`'),
  description: text(2_000).default(''),
  belongsTo: id.optional().describe('For types that belong to a scope besides: which one'),
})

export const appChange = z.strictObject({ name: nameSchema.optional(), description: text(2_000).optional() })

const appFields = {
  id: z.string(),
  name: z.string(),
  type: z.string(),
  description: z.string(),
  state: appState.describe('Of the version that says most about where the app stands'),
  latestVersion: z.string().nullable(),
  publishedVersion: z.string().nullable().describe('The highest that is published'),
  belongsTo: named.extend({ status: z.string() }).nullable(),
  owner: named.nullable(),
  createdAt: z.date(),
  changedAt: z.date(),
  may,
  readOnly: z.string().nullable().describe('Why the app can only be looked at by somebody whose role would allow more'),
}

export const app = z.object(appFields)
export const apps = z.object({ items: z.array(app), next: z.string().nullable() })

export const version = z.object({
  id: z.string(),
  version: z.string(),
  state: z.enum(['draft', 'test', 'in-review', 'changes-requested', 'rejected', 'published', 'retired']),
  size: z.number().describe('In bytes'),
  sha256: z.string().describe('Of the archive, as it was uploaded'),
  manifest: z.object({
    name: z.string(),
    platformVersion: z.string(),
    modules: z.array(z.string()),
  }),
  releaseNotes: z.string(),
  uploadedBy: named.nullable(),
  uploadedAt: z.date(),
  testedAt: z.date().nullable(),
  publishedAt: z.date().nullable(),
  retiredAt: z.date().nullable(),
  review: z
    .object({
      state: z.enum(['waiting', 'approved', 'changes-requested', 'rejected', 'withdrawn']),
      note: z.string().nullable(),
      decidedAt: z.date().nullable(),
      decidedBy: named.nullable(),
    })
    .nullable()
    .describe('The last one'),
  may,
})

export const appWithVersions = z.object({ ...appFields, versions: z.array(version).describe('The highest first') })

export const versionChange = z.strictObject({ releaseNotes: text(10_000) })

export const moved = z.object({
  retired: z.array(z.string()).describe('Numbers of the versions that were retired to make room'),
  backToDraft: z.array(z.string()).describe('Numbers of the versions that are drafts again to make room'),
})

export const activityQuery = idPageQuery

export const activity = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      at: z.date(),
      action: z.string(),
      actor: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string().nullable() }),
      before: z.unknown(),
      after: z.unknown(),
      details: z.record(z.string(), z.unknown()).describe('Names as they were then; none once they were erased'),
    }),
  ),
  next: z.string().nullable(),
})

export const appTypes = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      description: z.string(),
      reviewed: z.boolean().describe('A version is published by being approved'),
      releaseNotes: z.boolean().describe('Every version after the first says what is new'),
      published: z.number().describe('How many versions are published at a time'),
      underTest: z.number().nullable().describe('How many are under test at a time; `null`: there is no test'),
      mayCreate: z.boolean(),
      belongsTo: z
        .object({
          label: z.string(),
          items: z.array(
            named.extend({
              status: z.string(),
              mayCreate: z.boolean(),
              readOnly: z.string().nullable().describe('Why no app can be made for it now'),
            }),
          ),
        })
        .nullable(),
    }),
  ),
})
