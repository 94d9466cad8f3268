import type { AttributePath, Condition } from '@portreeve/engine'
import { z } from 'zod'
import { mapping, unknownWord } from './mapping.ts'

const words = ['all', 'any', 'not', 'sharedAs']
const attributePath = /^(subject|action|resource|context)\.[^.\s]+$/
const place = z.enum(['subject', 'action', 'resource', 'context'])
const path = z.templateLiteral([place, '.', z.string().min(1)], {
  error: ({ input }) =>
    attributePath.test(String(input))
      ? undefined
      : unknownWord(String(input), [...words, 'resource.…', 'subject.…', 'context.…', 'action.…']),
})
const from = mapping({ from: path })
const value = z.union([z.string(), z.number(), z.boolean()])

/** Exactly one comparison for each path. */
const comparison = z.union([
  mapping({ eq: z.union([value, from]) }),
  mapping({ in: z.array(value).min(1) }),
  mapping({ exists: z.boolean() }),
  mapping({ lt: z.union([z.number(), z.string(), from]) }),
  mapping({ gt: z.union([z.number(), z.string(), from]) }),
])

export const conditionSchema: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      z.enum(['own', 'same-organization']),
      mapping({ sharedAs: z.union([z.string(), z.array(z.string()).min(1)]) }),
      mapping({ all: z.array(conditionSchema).min(1) }),
      mapping({ any: z.array(conditionSchema).min(1) }),
      mapping({ not: conditionSchema }),
      z.record(path, comparison) satisfies z.ZodType<Record<AttributePath, unknown>>,
    ]),
  )
  .meta({ id: 'Condition', description: 'When it counts. What is not known is a no, also under `not`.' })
