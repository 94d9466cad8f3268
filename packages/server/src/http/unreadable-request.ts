import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { Problem } from '../errors.ts'
import { problemBody } from './problem-reply.ts'

/**
 * Answers, on the bare connection, what never became a request: one that is no HTTP, whose headers are too many, or that took too
 * long to come. Closes the connection, since nobody knows where the next request would begin.
 */
export function answerUnreadable(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  if (socket.writable) {
    const problem = problemOf(error.code)
    const body = JSON.stringify(problemBody(problem, null))
    const head = [
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
      'content-type: application/problem+json',
      `content-length: ${Buffer.byteLength(body)}`,
      'cache-control: no-store',
      'connection: close',
    ]
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  }
  socket.destroySoon()
}

function problemOf(code: string | undefined): Problem {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new Problem('too-slow', { detail: 'The request took too long to arrive. Send it again, whole.' })
  if (code === 'HPE_HEADER_OVERFLOW')
    return new Problem('headers-too-large', { detail: 'The headers of the request are larger than this server takes.' })
  return new Problem('bad-request', { detail: 'The request is not readable: it is not HTTP as this server speaks it.' })
}
