import { existsSync, readdirSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import type { Readable } from 'node:stream'
import { sessionCookieName } from '../../access/session-cookie.ts'
import { openSession } from '../../access/sessions.ts'
import type { Database } from '../../db/database.ts'
import { everywhere } from '../../db/everywhere.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope } from '../../http/world.fixture.ts'

type Send = Awaited<ReturnType<TestServer['as']>>

export interface Uploading extends TestServer {
  readonly clock: MovingClock
  readonly organization: MadeScope
  readonly account: MadeScope
  readonly productAccount: MadeScope
  readonly developer: MadePerson
  readonly send: Send
  /** The developer's, for requests over a real connection. */
  readonly cookie: string
  /** Names of the files in the store, also of those that are still being received. */
  files(): readonly string[]
  /** Makes a custom app, and answers where its versions are. */
  newApp(name: string): Promise<string>
  upload(versions: string, archive: Buffer | Readable, as?: Send): ReturnType<Send>
}

/** A server with a developer account and its developer. */
export async function startUploading(database: Database): Promise<Uploading> {
  const clock = new MovingClock()
  const server = await startTestServer({ blueprint: 'developer-portal', database, clock })
  const { service } = server
  const organization = await makeScope(service, 'organization')
  const account = await makeScope(service, 'developer-account', organization)
  const productAccount = await makeScope(service, 'product-account', organization)
  const developer = await makePerson(service)
  await join(service, developer, organization, { roles: ['organization:org-user'] })
  await join(service, developer, account, { roles: ['developer-account:developer'] })
  const send = await server.as(developer.id)
  const { secret } = await database.transact(everywhere, (tx) =>
    openSession(tx, service, { userId: developer.id, ip: null, agent: null }),
  )
  const cookie = `${sessionCookieName(service)}=${secret}`
  const folder = joinPath(service.config.filesFolder, service.installation)
  return {
    ...server,
    ...{ clock, organization, account, productAccount, developer, send, cookie },
    files() {
      if (!existsSync(folder)) return []
      const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
      return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
    },
    async newApp(name) {
      const made = await send({
        ...{ method: 'POST', url: `/api/v1/scopes/${account.id}/apps` },
        payload: { name, type: 'custom', belongsTo: productAccount.id },
      })
      return `/api/v1/scopes/${account.id}/apps/${made.json<{ id: string }>().id}/versions`
    },
    upload: (versions, archive, as = send) =>
      as({ method: 'POST', url: versions, headers: { 'content-type': 'application/zip' }, payload: archive }),
  }
}
