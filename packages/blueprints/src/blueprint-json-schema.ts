import { z } from 'zod'
import { blueprintSchema } from './blueprint-schema.ts'

/** The text of `blueprint.schema.json`, with which an editor completes the words of a blueprint and marks mistakes. */
export function blueprintJsonSchema(): string {
  const schema = z.toJSONSchema(blueprintSchema, { target: 'draft-7', io: 'input' })
  return `${JSON.stringify({ ...schema, title: 'Portreeve blueprint' }, null, 2)}\n`
}
