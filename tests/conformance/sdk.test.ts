import type { CaseFile } from '@portreeve/blueprints'
import { createPortreeve } from '@portreeve/sdk'
import { sessionCookieName } from '../../packages/server/src/access/session-cookie.ts'
import { openSession } from '../../packages/server/src/access/sessions.ts'
import { askedOver, reasonOf } from './asked-over-http.ts'
import { startCaseServer } from './case-server.ts'
import { type Door, runCases } from './run-cases.ts'

runCases('the SDK', openSdk)

async function openSdk(blueprint: string, file: CaseFile): Promise<Door> {
  const running = await startCaseServer(blueprint, file)
  const { app, service } = running.server
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const application = createPortreeve({ url, token: running.token })
  return {
    async check(asked) {
      const { decision, context } = await application.decide(askedOver(running, asked))
      return decision ? { allowed: true } : { allowed: false, reason: reasonOf(context.code ?? '') }
    },
    async menu(roles) {
      const userId = await running.personWith(roles)
      const { secret } = await service.database.transact({ tenants: 'all', person: null }, (tx) =>
        openSession(tx, service, { userId, ip: null, agent: null }),
      )
      // As a browser does, which sends the cookie by itself.
      const browser = createPortreeve({
        url,
        fetch: (request) => {
          const own = new Request(request)
          own.headers.set('cookie', `${sessionCookieName(service)}=${secret}`)
          return fetch(own)
        },
      })
      const { data } = await browser.api.GET('/api/v1/session')
      return data?.menus[0]?.sections ?? []
    },
    close: () => running.close(),
  }
}
