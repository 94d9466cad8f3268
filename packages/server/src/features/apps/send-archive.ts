import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { OpenedArchive } from './open-archive.ts'

/** What a route answers that sends an archive. */
export const archiveAnswers = {
  200: {
    description: 'The archive as it was uploaded. The ETag is its SHA-256.',
    content: { 'application/zip': { schema: z.any().meta({ type: 'string', format: 'binary' }) } },
  },
  304: z.null().describe('The archive that the request says it has'),
}

/** To be saved, never to be shown: nothing in an archive is run by a browser that opens it. */
export async function sendArchive(
  request: FastifyRequest,
  reply: FastifyReply,
  archive: OpenedArchive,
): Promise<FastifyReply> {
  const etag = `"${archive.sha256}"`
  reply.header('etag', etag).header('cache-control', 'private, no-cache')
  const known = request.headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  if (known?.includes(etag)) return reply.status(304).send()
  return reply
    .header('content-disposition', disposition(`${archive.name}-${archive.version}.zip`))
    .header('content-length', archive.size)
    .type('application/zip')
    .send(await archive.open())
}

/** RFC 6266: the whole name for whoever reads it, and one without special characters for everybody else. */
function disposition(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9._]+/g, '-').replace(/^[-.]+/, '')
  const whole = encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
