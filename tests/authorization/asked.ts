import type { Policy } from '@portreeve/engine'
import type { Actor } from './actors.ts'
import type { HomeAndAway, Place } from './home-and-away.ts'

/** One request that succeeds for whoever may make it. */
export interface Asked {
  /** What is special about it, where a route is asked in several ways. */
  readonly way?: string
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: object
  /** Instead of a body: an archive, as it is. */
  readonly archive?: Buffer
  /** SQL that makes room for it first. */
  readonly first?: string
  /** There is no right way to ask: whoever may do such a thing at all is told so. */
  readonly impossible?: true
}

/** What a request is made from. Routes without a scope in their address are asked about the scope type of the menu. */
export interface Stage {
  readonly policy: Policy
  readonly world: HomeAndAway
  readonly place: Place
  readonly actor: Actor
  readonly password: string
  /** The role that the place's member gets instead of their own. */
  readonly other: string
}

export type Ask = (stage: Stage) => readonly Asked[]

export const plain: Ask = () => [{}]
export const reason = 'Somebody asked for it'
export const file = { format: 'csv', text: 'email,name\nfirst@example.com,山田 雪' }

export function scopeName({ type, scope }: Place): string {
  return type === 'platform' ? 'platform' : scope.id
}

export function strongest(policy: Policy, { type }: Place): string {
  return policy.scopeType(type)!.roles[0]!.id
}

/** One that tokens carry. */
export function firstPermission(policy: Policy, { type }: Place): string {
  return policy.scopeType(type)!.permissions.find(({ sessionOnly }) => !sessionOnly)!.id
}
