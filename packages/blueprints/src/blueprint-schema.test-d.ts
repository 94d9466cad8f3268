import type { Blueprint } from '@portreeve/engine'
import type { z } from 'zod'
import type { blueprintSchema } from './blueprint-schema.ts'

/**
 * Every word there is, none optional: then a word that only one side has makes the two differ. Without this, an optional
 * word could be added to the engine's type alone, and every blueprint that uses it would be refused.
 */
type Spelled<T> = T extends readonly (infer Element)[]
  ? readonly Spelled<Element>[]
  : T extends object
    ? { readonly [Key in keyof T]-?: Spelled<T[Key]> }
    : T

declare const blueprint: Spelled<Blueprint>
declare const validated: Spelled<z.output<typeof blueprintSchema>>

export const asBlueprint: Spelled<Blueprint> = validated
export const asValidated: Spelled<z.output<typeof blueprintSchema>> = blueprint

// The proof that this proof notices: a word that the schema lacks, at the top and deep inside.
type WithMore = Blueprint & { readonly more?: string }
type WithMoreInside = Omit<Blueprint, 'sessions'> & {
  readonly sessions: Blueprint['sessions'] & { readonly more?: string }
}
declare const withMore: Spelled<WithMore>
declare const withMoreInside: Spelled<WithMoreInside>
// @ts-expect-error: `more` is not in the schema
export const asMore: typeof withMore = validated
// @ts-expect-error: `sessions.more` is not in the schema
export const asMoreInside: typeof withMoreInside = validated
