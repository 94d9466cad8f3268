import type { Context } from '../context.ts'
import { Problem } from '../errors.ts'
import type { ScopeRow } from './scopes.ts'

/** About whom a place can say something: its own members, or the people whose accounts it keeps. */
export const whoseSettings = ['members', 'people'] as const
export type Whose = (typeof whoseSettings)[number]

export interface PopulationNamed {
  readonly id: string
  readonly label: string
}

/** The kind of people that a scope says something about. Throws `not-found` where it keeps no accounts. */
export function populationFor(
  { service }: Pick<Context, 'service'>,
  scope: Pick<ScopeRow, 'type'>,
  whose: Whose,
): PopulationNamed {
  const policy = service.policy()
  const type = policy.scopeType(scope.type)
  const id = whose === 'members' ? type?.population : type?.definition.keeps
  if (id === undefined) throw new Problem('not-found', { detail: 'No accounts are kept here.' })
  return { id, label: policy.blueprint.populations?.[id]?.label ?? 'People' }
}
