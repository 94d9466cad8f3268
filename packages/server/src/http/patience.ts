import type { FastifyRequest } from 'fastify'
import type { Service } from '../context.ts'
import type { App } from './app-type.ts'
import { answerUnreadable } from './unreadable-request.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Takes a file: whoever was let in may take as long as a slow line needs. */
    upload?: boolean
  }
  interface FastifyRequest {
    patience: NodeJS.Timeout | null
  }
}

/** What the web server itself enforces: 100 MB on a line of 256 kbit/s. */
export const uploadMs = 60 * 60_000

/**
 * How long a request with a body may take to arrive. The web server knows one limit for all of them, that of uploads; everything else,
 * and everybody who was not let in, gets less.
 */
export function addPatience(app: App, { config }: Service): void {
  const { requestMs } = config.patience
  app.decorateRequest('patience', null)

  app.addHook('onRequest', async (request) => {
    const { headers, raw } = request
    if (headers['transfer-encoding'] === undefined && (headers['content-length'] ?? '0') === '0') return
    wait(request, requestMs)
    for (const end of ['end', 'close']) raw.once(end, () => clearTimeout(request.patience ?? undefined))
  })

  // After the hook that lets people in.
  app.addHook('preParsing', async (request) => {
    if (request.routeOptions.config.upload === true) wait(request, uploadMs)
  })

  app.addHook('onResponse', async (request) => {
    // Answered before it had arrived. What still comes is thrown away: whoever sends reads the answer only afterwards.
    if (request.raw.readableEnded || request.patience === null) return
    wait(request, requestMs, () => request.raw.socket.destroy())
    request.raw.resume()
  })
}

function wait(request: FastifyRequest, ms: number, late = () => answerUnreadable(tooSlow, request.raw.socket)): void {
  clearTimeout(request.patience ?? undefined)
  request.patience = setTimeout(() => {
    if (!request.raw.readableEnded) late()
  }, ms)
  request.patience.unref()
}

const tooSlow = Object.assign(new Error('The request took too long'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' })
