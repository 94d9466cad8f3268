import fc from 'fast-check'
import { type OperationName, operation, operationNames } from './operations.ts'
import { type Holdings, peopleAtFirst } from './random-world.ts'

/** One act, in numbers: which people, places and roles they stand for is found out when it comes to it. */
export interface Step {
  readonly what: OperationName
  /** Somebody who may do it does it in a place where it can be done, as far as there is one. */
  readonly aimed: boolean
  /** By a token of the person, where they have one. */
  readonly byToken: boolean
  readonly actor: number
  readonly whom: number
  readonly where: number
  readonly role: number
  readonly detail: number
}

const number = fc.nat(29)
/** What is done to people comes three times as often. */
const often = operationNames.filter((name) => operation(name).on !== undefined)

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(...operationNames, ...often, ...often),
  aimed: fc.nat(9).map((n) => n > 0),
  byToken: fc.nat(9).map((n) => n === 0),
  ...{ actor: number, whom: number, where: number, role: number, detail: number },
})

/** What happens one after the other, each of it being what happens at the same moment. */
export function batches(lengths: {
  readonly atOnce: number
  readonly batches: number
}): fc.Arbitrary<readonly (readonly Step[])[]> {
  const batch = fc.array(step, { minLength: 1, maxLength: lengths.atOnce, size: 'max' })
  return fc.array(batch, { minLength: Math.ceil(lengths.batches / 2), maxLength: lengths.batches, size: 'max' })
}

/** Who holds what when it begins. The number of a role that there is not: no membership. */
export function holdings(places: number): fc.Arbitrary<Holdings> {
  const held = fc.array(fc.nat(5), { minLength: places, maxLength: places })
  return fc.array(held, { minLength: peopleAtFirst, maxLength: peopleAtFirst })
}
