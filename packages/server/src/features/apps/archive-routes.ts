import { Readable } from 'node:stream'
import { z } from 'zod'
import { Problem } from '../../errors.ts'
import type { App } from '../../http/app-type.ts'
import { scopedContextOf } from '../../http/context-of.ts'
import { openVersion } from './open-archive.ts'
import * as schemas from './schemas.ts'
import { archiveAnswers, sendArchive } from './send-archive.ts'
import { uploadVersion } from './upload.ts'

const tags = ['apps']
const base = '/api/v1/scopes/:scopeId/apps/:appId/versions'
const onApp = (action: string) => ({ access: { action, of: 'apps', scope: 'scopeId', resource: 'appId' } }) as const
const zip = 'application/zip'

/** Archives in and out (A13), as streams: no file is ever in memory as a whole. */
export function archiveRoutes(app: App): void {
  // Handed on as it comes, whatever it says it is: the route answers for what it takes.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))

  app.post(
    base,
    {
      config: { ...onApp('upload'), upload: true },
      schema: {
        tags,
        summary: 'Upload a version of an app',
        description: 'The ZIP archive itself, at most 100 MB, with `manifest.json` at its root. It becomes a draft.',
        consumes: [zip],
        params: schemas.appParams,
        body: z.any().meta({ type: 'string', format: 'binary' }),
        response: { 201: schemas.version },
      },
    },
    async (request, reply) => {
      const { body, headers, params } = request
      if (!(body instanceof Readable) || headers['content-type']?.split(';')[0]?.trim().toLowerCase() !== zip) {
        const detail = `Send the archive itself as the body, with the header "content-type: ${zip}".`
        throw new Problem('bad-request', { detail })
      }
      return reply.status(201).send(await uploadVersion(scopedContextOf(request), params.appId, body))
    },
  )

  app.get(
    `${base}/:versionId/archive`,
    {
      config: onApp('read'),
      schema: {
        tags,
        summary: 'Download a version of an app',
        params: schemas.versionParams,
        response: archiveAnswers,
      },
    },
    async (request, reply) => {
      const { appId, versionId } = request.params
      const archive = await openVersion(scopedContextOf(request), { app: appId, version: versionId })
      return sendArchive(request, reply, archive)
    },
  )
}
