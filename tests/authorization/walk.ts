import { type ProblemCode, problems } from '../../packages/server/src/errors.ts'
import type { TestServer } from '../../packages/server/src/http/test-server.fixture.ts'
import type { Actor } from './actors.ts'
import type { Answer, Block, Row } from './answer-table.ts'
import { type Asked, type Stage, scopeName } from './asked.ts'
import type { HomeAndAway } from './home-and-away.ts'
import { requests } from './requests.ts'
import type { RestorableDatabase } from './restorable-database.ts'
import type { Route } from './routes.ts'
import { whoAsks } from './who-asks.ts'

interface WalkOptions {
  readonly server: TestServer
  readonly restorable: RestorableDatabase
  readonly world: HomeAndAway
  readonly actors: readonly Actor[]
  readonly password: string
  readonly other: Readonly<Record<string, string>>
}

/** Changes that leave no audit event: they are about one's own session, which has a stream of events of its own. */
const withoutEvent = [
  'POST /api/v1/sign-in',
  'POST /api/v1/links/sign-in',
  'POST /api/v1/sign-out',
  'POST /api/v1/session/confirm',
  'POST /api/v1/session/factors/authenticator',
  'POST /api/v1/session/passkeys/options',
  'POST /api/v1/session/sessions/end-others',
  'POST /api/v1/sign-in/passkey/options',
  // Words that nobody else sees, of which no access comes.
  'PUT /api/v1/scopes/{scopeId}/drafts/{type}',
  'DELETE /api/v1/scopes/{scopeId}/drafts/{type}',
]
/** Questions that are asked with a body. */
const changeNothing = [
  'POST /access/v1/evaluation',
  'POST /access/v1/evaluations',
  'POST /api/v1/invitations/look',
  'POST /api/v1/links/set-password/look',
  'POST /api/v1/links/confirm-email/look',
  'POST /api/v1/links/reset-password/look',
  'POST /api/v1/links/sign-in/look',
  'POST /api/v1/links/email-back/look',
  'POST /api/v1/sign-up/look',
  'POST /api/v1/scopes/{scopeId}/members/{userId}/preview',
  'POST /api/v1/scopes/{scopeId}/members/import/preview',
  'POST /api/v1/scopes/{scopeId}/people/import/preview',
  'POST /api/v1/scopes/{scopeId}/second-factor/members/preview',
  'POST /api/v1/scopes/{scopeId}/second-factor/people/preview',
]
/** What is read and leaves an audit event: that it was taken along. */
const readWithEvent = ['GET /api/v1/scopes/{scopeId}/audit-events/export']

/** What asks for a password counts each try, also one that is refused (C8). */
const counted = [
  'POST /api/v1/sign-in',
  'POST /api/v1/session/confirm',
  'POST /api/v1/session/password',
  'POST /api/v1/session/second-factor',
  'POST /api/v1/session/enrolment',
  'POST /api/v1/session/factors/authenticator/{factorId}/prove',
  'POST /api/v1/session/factors/email-code/prove',
  'POST /api/v1/links/confirm-email',
]

interface Prepared {
  readonly first: string | undefined
  readonly changes: Readonly<Record<string, number>>
}

const nothingPrepared: Prepared = { first: undefined, changes: {} }

/** Makes every request as everybody, and remembers what no table can show. */
export class Walk {
  /** What must not be, whatever the table says. */
  readonly surprises: string[] = []
  readonly #options: WalkOptions
  #prepared: Prepared = nothingPrepared

  constructor(options: WalkOptions) {
    this.#options = options
  }

  /** One block for what has no scope in its address, and one for every scope type. */
  async blocks(routes: readonly Route[]): Promise<readonly Block[]> {
    const policy = this.#options.server.service.policy()
    const scoped = (route: Route) => route.path.includes('{scopeId}')
    const unscoped = routes.filter((route) => !scoped(route))
    const blocks = [{ title: '== Without a scope', rows: await this.#rows(unscoped, policy.blueprint.menu.scope) }]
    for (const { id, definition } of policy.scopeTypes) {
      const title = `== In the scope type ${id} (${definition.label})`
      blocks.push({ title, rows: await this.#rows(routes.filter(scoped), id) })
    }
    return blocks
  }

  async #rows(routes: readonly Route[], type: string): Promise<Row[]> {
    const rows: Row[] = []
    for (const route of routes) {
      const ways = this.#ask(route, type, this.#options.actors[0]!).length
      for (let way = 0; way < ways; way++) rows.push(await this.#row(route, type, way))
    }
    return rows
  }

  async #row(route: Route, type: string, way: number): Promise<Row> {
    const answers: (Answer | null)[] = []
    const { actors, server } = this.#options
    const asking = whoAsks(server.service.policy(), route, type, actors)
    let request = route.key
    for (const actor of actors) {
      if (!asking.has(actor)) {
        answers.push(null)
        continue
      }
      const asked = this.#ask(route, type, actor)[way]!
      if (asked.way !== undefined) request = `${route.key}  (${asked.way})`
      answers.push(await this.#answer(route, type, actor, asked, request))
    }
    await this.#leave()
    return { request, answers }
  }

  #ask(route: Route, type: string, actor: Actor): readonly Asked[] {
    const { server, world, password, other } = this.#options
    const place = world.home.get(type)!
    const stage: Stage = { policy: server.service.policy(), world, place, actor, password, other: other[type] ?? '' }
    return requests[route.key]?.(stage) ?? []
  }

  async #answer(route: Route, type: string, actor: Actor, asked: Asked, request: string): Promise<Answer> {
    const { server, restorable, world } = this.#options
    const before = await this.#prepare(asked.first)
    const params: Readonly<Record<string, string>> = { scopeId: scopeName(world.home.get(type)!), ...asked.params }
    const response = await server.inject({
      method: route.method,
      url: route.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(params[name] ?? '')),
      headers: { ...actor.headers, ...(asked.archive && { 'content-type': 'application/zip' }) },
      ...(asked.query && { query: asked.query }),
      ...((asked.body ?? asked.archive) && { payload: asked.body ?? asked.archive }),
    })
    const after = await restorable.changes()
    const isProblem = String(response.headers['content-type']).startsWith('application/problem+json')
    const { code = null, detail } = isProblem
      ? response.json<{ code: string; detail: string }>()
      : { detail: response.body }
    const answer = oneOfSeveral(route, response) ?? { status: response.statusCode, code }
    const where = `${request} in ${type} by ${actor.name}: ${answer.status} ${answer.code ?? ''}`
    const isAnswer = [200, 201, 204, 303, 401, 403, 404, 409, ...(asked.impossible ? [412, 422] : [])].includes(
      answer.status,
    )
    if (!isAnswer) this.surprises.push(`${where}, which is no answer to a request that is right: ${detail}`)
    this.#look(route, where, answer.status, changed(before, after))
    // What a refusal left as it was is ready for the next who asks the same.
    if (Object.keys(changed(before, after)).length > 0) await this.#leave()
    return answer
  }

  /** Makes room for a request, unless the one before left it just so. Returns what that changed. */
  async #prepare(first: string | undefined): Promise<Readonly<Record<string, number>>> {
    const { restorable } = this.#options
    if (this.#prepared.first === first) return this.#prepared.changes
    await this.#leave()
    if (first === undefined) return {}
    await restorable.byHand(first)
    this.#prepared = { first, changes: await restorable.changes() }
    return this.#prepared.changes
  }

  async #leave(): Promise<void> {
    const { restorable } = this.#options
    await restorable.restore(await restorable.changes())
    this.#prepared = nothingPrepared
  }

  #look(route: Route, where: string, status: number, rows: Readonly<Record<string, number>>): void {
    const tables = Object.keys(rows).filter((table) => table !== 'tries' || !counted.includes(route.key))
    const isRead = route.method === 'GET' && !readWithEvent.includes(route.key)
    const isChange = !isRead && !changeNothing.includes(route.key)
    const isDone = status >= 200 && status < 300
    if (!(isChange && isDone) && tables.length > 0) this.surprises.push(`${where}, and it changed ${tables.join(', ')}`)
    if (!isChange || !isDone) return
    const events = rows.audit_events ?? 0
    if (withoutEvent.includes(route.key)) {
      if (events !== 0) this.surprises.push(`${where}, with ${events} audit events instead of none`)
    } else if (events !== 1)
      this.surprises.push(`${where}, with ${events} audit events instead of one: ${tables.join(', ')}`)
  }
}

/** What is asked for several people is asked here for one: the answer about them stands as if they had been asked about alone. */
function oneOfSeveral(route: Route, response: Awaited<ReturnType<TestServer['inject']>>): Answer | null {
  const isOfSeveral = route.path.includes('/bulk/') || route.path.endsWith('/decide')
  if (!isOfSeveral || response.statusCode !== 200) return null
  const { results } = response.json<{ results: { readonly problem?: { readonly code: ProblemCode } }[] }>()
  const code = results[0]?.problem?.code
  return code === undefined ? null : { status: problems[code].status, code }
}

function changed(before: Readonly<Record<string, number>>, after: Readonly<Record<string, number>>) {
  const rows = Object.entries(after).map(([table, count]): [string, number] => [table, count - (before[table] ?? 0)])
  return Object.fromEntries(rows.filter(([, count]) => count > 0))
}
