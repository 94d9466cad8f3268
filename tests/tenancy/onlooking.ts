import type { TestServer } from '../../packages/server/src/http/test-server.fixture.ts'
import type { RestorableDatabase } from '../authorization/restorable-database.ts'
import { marks } from './another-organization.ts'
import type { DescribedRoute } from './described-routes.ts'
import type { Pair, Question } from './questions.ts'
import type { Onlooker } from './who-looks.ts'

interface Answer {
  readonly status: number
  readonly text: string
}

/** Asks as somebody, keeps the world as it was, and remembers whatever an answer says of another organization. */
export class Onlooking {
  /** What must not be. */
  readonly found = new Set<string>()
  asked = 0
  readonly #server: TestServer
  readonly #restorable: RestorableDatabase

  constructor(server: TestServer, restorable: RestorableDatabase) {
    this.#server = server
    this.#restorable = restorable
  }

  /** What is answered, without what the question itself has said, and without ids that are made anew each time. */
  async ask(route: DescribedRoute, onlooker: Onlooker, question: Question): Promise<Answer> {
    if (question.first !== undefined) await this.#restorable.byHand(question.first)
    const answer = await this.#server.inject({
      method: route.method,
      url: question.url,
      headers: { cookie: onlooker.cookie },
      query: { ...question.query },
      ...(question.payload && { payload: question.payload }),
    })
    this.asked += 1
    if (route.method !== 'GET' || question.first !== undefined)
      await this.#restorable.restore(await this.#restorable.changes())
    const headers = Object.entries(answer.headers).filter(
      ([name]) => !/^(content-length|date|x-ratelimit-.*)$/.test(name),
    )
    const text = withoutSaid(`${answer.body}\n${JSON.stringify(headers)}`, question)
    this.#look(route, onlooker, question, text)
    return { status: answer.statusCode, text }
  }

  /** Whether there is such a thing in the other organization must make no difference, but to whoever may see some of it. */
  async compare(route: DescribedRoute, onlooker: Onlooker, pair: Pair): Promise<void> {
    const theirs = await this.ask(route, onlooker, pair.theirs)
    if (onlooker.maySee.length > 0) return
    const nothing = await this.ask(route, onlooker, pair.nothing)
    if (theirs.status === nothing.status && plain(theirs.text) === plain(nothing.text)) return
    this.found.add(
      `${route.key} tells ${onlooker.name} that there is something: ${pair.theirs.url} ${JSON.stringify(pair.theirs.query)} ` +
        `${theirs.status} ${plain(theirs.text).slice(0, 600)}\n  instead of ${nothing.status} ${plain(nothing.text).slice(0, 600)}`,
    )
  }

  #look(route: DescribedRoute, { name, maySee }: Onlooker, question: Question, text: string): void {
    for (const [mark, pattern] of Object.entries(marks)) {
      const at = text.search(pattern)
      if (at === -1 || maySee.some((one) => one === mark)) continue
      const where = `${question.url} ${JSON.stringify(question.query)}`
      this.found.add(
        `${route.key} shows ${name} ${mark} of another organization: ${where}: ${text.slice(Math.max(0, at - 80), at + 80)}`,
      )
    }
  }
}

function withoutSaid(text: string, { url, query, payload }: Question): string {
  const said = `${decodeURIComponent(url)}\n${Object.values(query).join('\n')}\n${JSON.stringify(payload ?? {}).replaceAll('\\n', ' ')}`
  const words = said.match(/[\w.@-]{6,}/g) ?? []
  return words.toSorted((a, b) => b.length - a.length).reduce((all, word) => all.replaceAll(word, 'SAID'), text)
}

/**
 * Without ids, secrets and cursors, which are others each time, without when somebody was last there, which is written in batches, and
 * without the stamp by which copies of a place's roles are known to be old: that of the platform is everybody's.
 */
export function plain(text: string): string {
  return text
    .replaceAll(/"(last\w+At|epoch)":(null|\d+|"[^"]*")/g, '')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
    .replaceAll(/[\w-]{22,}/g, 'SECRET')
}
