import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { databaseFailure } from '../db/database-failure.ts'
import { Problem, type ProblemCode, problems } from '../errors.ts'
import { fieldErrors } from './field-errors.ts'

/** RFC 9457. `code` is what programs test for; `docs/errors.md` explains each. */
export const problemSchema = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string(),
    requestId: z.string(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  })
  .describe('What went wrong, in words for a person and with a stable code')

/** Answers with the problem, logs what only the operator should know, and never shows a stack. */
export function replyWithProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error)
  const { code, status, details } = problem
  if (status >= 500) request.log.error({ err: problem.cause ?? error, code }, problems[code].title)
  else request.log.debug({ code, cause: details.cause }, details.detail)
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  const retryAfter = details.retryAfter ?? (status === 503 ? 1 : undefined)
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter))
  return (
    reply
      .status(status)
      .type('application/problem+json')
      .header('cache-control', 'no-store')
      // As bytes: to text the framework adds a charset, which this media type does not have.
      .send(Buffer.from(JSON.stringify(problemBody(problem, request.id))))
  )
}

/** `requestId`: `null` for what never became a request. */
export function problemBody({ code, status, details }: Problem, requestId: string | null) {
  return {
    ...details.more,
    type: `urn:portreeve:error:${code}`,
    title: problems[code].title,
    status,
    code,
    detail: details.detail,
    ...(requestId !== null && { requestId }),
    ...(details.errors && { errors: details.errors }),
  }
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = fieldErrors(error.validation, (error as FastifyError).validationContext)
    const named = errors.map(({ field, message }) => (field === '' ? message : `${field}: ${message}`))
    return new Problem('invalid-input', { detail: named.join(' '), errors })
  }
  if (unstorable.has(databaseFailure(error)?.code ?? '')) {
    const detail = 'The request holds a character that is no text, NUL for instance. Send it without.'
    return new Problem('bad-request', { detail, cause: error })
  }
  const { statusCode: status, code } = (error ?? {}) as Partial<FastifyError>
  const known = typeof status === 'number' && status < 500 ? framework[status] : undefined
  if (known !== undefined) return new Problem(known.code, { detail: known.detail, cause: code })
  return new Problem('server-fault', {
    detail: 'Something failed in the server. It is written in its log under the id of this request.',
    cause: error,
  })
}

/** SQLSTATEs of text that PostgreSQL cannot hold (NUL, half a surrogate pair): whoever sent it is at fault, not the server. */
const unstorable = new Set(['22021', '22P05'])

/** What the web server itself refuses before a handler runs. */
const framework: Readonly<Record<number, { readonly code: ProblemCode; readonly detail: string }>> = {
  400: {
    code: 'bad-request',
    detail: 'The request is not readable: its body must be JSON, its address correctly encoded.',
  },
  404: { code: 'not-found', detail: 'There is nothing at this address.' },
  413: { code: 'too-large', detail: 'The body of the request is larger than this server takes.' },
  414: { code: 'bad-request', detail: 'The address is longer than this server takes.' },
  415: { code: 'bad-request', detail: 'Send the body as JSON, with the header "content-type: application/json".' },
  429: { code: 'too-many-requests', detail: 'Too many attempts. Wait a few minutes, then try again.' },
}
