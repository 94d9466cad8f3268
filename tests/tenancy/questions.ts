import type { Policy } from '@portreeve/engine'
import { listedKinds } from '../../packages/server/src/access/deciding.ts'
import type { Actor } from '../authorization/actors.ts'
import { scopeName } from '../authorization/asked.ts'
import { requests } from '../authorization/requests.ts'
import type { DescribedRoute, Parameter } from './described-routes.ts'
import { madeFirst, nothing, type Things, theirs } from './whose-things.ts'

/** A request, as it goes out. */
export interface Question {
  readonly url: string
  readonly query: Readonly<Record<string, string>>
  readonly payload?: object
  /** SQL that makes room for it first. */
  readonly first?: string
}

/** Of which whoever asks is told neither more nor less with the one than with the other. */
export interface Pair {
  readonly theirs: Question
  readonly nothing: Question
}

/** Names of roles, permissions, providers and types: the same for everybody. */
const notIds = ['roleId', 'permissionId', 'provider', 'type', 'kind']

export class Questions {
  readonly #policy: Policy
  readonly #own: Things

  constructor(policy: Policy, own: Things) {
    this.#policy = policy
    this.#own = own
  }

  /** With what belongs to whoever asks. */
  own(route: DescribedRoute): readonly Question[] {
    return this.#types(route).flatMap((type) => this.#made(route, this.#own, type, this.#own, type))
  }

  /** With ids and addresses of the other organization in every place that takes one, at home and where they belong. */
  foreign(route: DescribedRoute): readonly Pair[] {
    const places = (type: string) => (route.path.includes('{scopeId}') && type !== 'platform' ? [true, false] : [true])
    const pairs = this.#types(route).flatMap((type) =>
      places(type).flatMap((atHome) => {
        const make = (things: Things) => this.#made(route, things, type, atHome ? this.#own : things, type)
        const others = make(nothing)
        return make(theirs).map((asked, n): Pair => ({ theirs: asked, nothing: others[n]! }))
      }),
    )
    return pairs.filter((pair) => JSON.stringify(pair.theirs) !== JSON.stringify(pair.nothing))
  }

  /** What else can stand behind an address: the other organization's names, ids and places in a list. */
  *behind(route: DescribedRoute, asked: Question): Generator<Pair | Question> {
    for (const parameter of route.query) {
      const as = (value: string): Question => ({ ...asked, query: { ...asked.query, [parameter.name]: value } })
      if (parameter.name === 'after') yield* cursors(theirs).map(as)
      else if (parameter.schema?.enum !== undefined) yield* parameter.schema.enum.map(String).map(as)
      else if (parameter.name === 'limit') yield as('1')
      else
        yield* valuesOf(parameter, theirs).map((value, n) => ({
          theirs: as(value),
          nothing: as(valuesOf(parameter, nothing)[n]!),
        }))
    }
  }

  #types({ path }: DescribedRoute): readonly string[] {
    return path.includes('{scopeId}')
      ? this.#policy.scopeTypes.map(({ id }) => id)
      : [this.#policy.blueprint.menu.scope]
  }

  /** All kinds in their lists; otherwise one of which the other organization's owner owns a thing, and one of somebody from here. */
  #kinds({ method, path }: DescribedRoute): readonly string[] {
    const kinds = listedKinds(this.#policy)
    return method === 'GET' && path.endsWith('{kind}') ? kinds : kinds.slice(0, 2)
  }

  #made(route: DescribedRoute, things: Things, type: string, at: Things, atType: string): readonly Question[] {
    const place = things.world.home.get(type)!
    const stage = {
      policy: this.#policy,
      world: things.world,
      place,
      actor: nobody,
      password: 'x',
      other: weak[type] ?? '',
    }
    const asked = requests[route.key]?.(stage) ?? [{}]
    const kinds = route.path.includes('{kind}') ? this.#kinds(route) : [null]
    return asked.flatMap(({ params = {}, query = {}, body, first }) =>
      kinds.map((kind) => {
        const scope = scopeName(at.world.home.get(atType)!)
        const given: Readonly<Record<string, string>> = { ...params, scopeId: scope, ...(kind !== null && { kind }) }
        return {
          url: route.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) =>
            encodeURIComponent(valueFor(name, given, things)),
          ),
          query,
          ...(body && { payload: withAddress(body, things, weak[type] ?? '') }),
          ...(first !== undefined && things === this.#own && { first }),
        }
      }),
    )
  }
}

const weak: Readonly<Record<string, string>> = { platform: 'developer', organization: 'member' }
const nobody = { name: 'x', as: 'person', role: null, headers: {}, ownToken: madeFirst[0] } as unknown as Actor

function valueFor(name: string, given: Readonly<Record<string, string>>, things: Things): string {
  const value = given[name]
  if (value !== undefined && !madeFirst.includes(value)) return value
  const known = notIds.includes(name) ? value : (things.idFor(name) ?? value)
  if (known === undefined)
    throw new Error(`Say in whose-things.ts what ${name} is of: there must be one in the other organization`)
  return known
}

/** Wherever a request names somebody new, it names somebody of theirs; a file says as what. */
function withAddress(body: object, { email, idFor }: Things, role: string): object {
  const text = JSON.stringify(body).replaceAll('new@example.com', email).replaceAll('first@example.com', email)
  const file = text.replace('email,name\\n', 'email,name,role\\n').replace('山田 雪"}', `山田 雪,${role}"}`)
  return JSON.parse(madeFirst.reduce((all, id) => all.replaceAll(id, idFor('tokenId') ?? id), file)) as object
}

function cursors({ email, names, idFor }: Things): readonly string[] {
  const person = idFor('person')!
  const cursor = (...parts: readonly unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
  return [
    person,
    cursor(`${names[0]} 1 2`, person),
    cursor(email, person),
    cursor('name', `${names[2]} app`, idFor('resource')),
  ]
}

function valuesOf({ name }: Parameter, { email, names, idFor }: Things): readonly string[] {
  if (name === 'search') return [...names, email, idFor('person')!]
  const known = idFor(name)
  return [known ?? names[0]!]
}
