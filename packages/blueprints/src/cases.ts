import { z } from 'zod'
import { catalogueFile, readText, validate } from './load.ts'
import { mapping } from './mapping.ts'
import { readYaml } from './read-yaml.ts'

const id = z.string().min(1)
const attribute = z.union([z.string(), z.number(), z.boolean()])

const scope = mapping({ type: id, in: id.exactOptional(), name: id.exactOptional(), status: id.exactOptional() })

const person = mapping({
  name: id,
  /** Role ids by scope. `platform` is the scope that is always there. */
  roles: z.record(id, z.array(id).min(1)),
  /** The scopes in which the person is disabled: roles are kept there, and count for nothing. */
  disabledIn: z.array(id).exactOptional(),
})

const share = z.union([mapping({ as: id, person: id }), mapping({ as: id, organization: id })])

const resource = mapping({
  kind: id,
  /** The scope it lies in. The roles that decide are those of the kind's own scope type, there or above. */
  in: id,
  owner: id,
  attributes: z.record(id, attribute).exactOptional(),
  shares: z.array(share).exactOptional(),
})

const answer = {
  rule: z.string().regex(/^[ABCSX]\d+$/, 'a rule is written as its letter and number, such as A4'),
  person: id,
  allowed: z.boolean(),
  reason: z.enum(['unknown-permission', 'no-role', 'not-granted', 'condition']).exactOptional(),
}

const caseFileSchema = mapping({
  /** Where a blueprint offers several. */
  tenancy: z.enum(['single', 'multi']).exactOptional(),
  world: mapping({
    scopes: z.record(id, scope),
    people: z.record(id, person),
    resources: z.record(id, resource).exactOptional(),
  }),
  cases: z.array(
    z.union([
      mapping({ ...answer, permission: id, scope: id }),
      mapping({ ...answer, permission: id, resource: id }),
      mapping({ ...answer, action: id, resource: id }),
    ]),
  ),
  menus: z.array(
    mapping({
      /** Keys of roles that one person holds together. */
      roles: z.array(id).min(1),
      /** Every entry without entries below it, in order: `SECTION / Entry above / Entry`. */
      shows: z.array(id),
    }),
  ),
})

/** Expected answers of one blueprint, for every door: engine, HTTP, command line. */
export type CaseFile = z.output<typeof caseFileSchema>
export type World = CaseFile['world']
export type Case = CaseFile['cases'][number]

/** The cases of a blueprint of the catalogue. Throws a `BlueprintError` where the file is not as it should be. */
export async function loadCases(blueprintId: string): Promise<CaseFile> {
  const name = `${blueprintId}/cases.yaml`
  return validate(caseFileSchema, readYaml(await readText(catalogueFile(blueprintId, 'cases.yaml'), name), name), name)
}
