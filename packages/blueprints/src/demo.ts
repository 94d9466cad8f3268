import { z } from 'zod'
import { catalogueFile, readText, validate } from './load.ts'
import { mapping } from './mapping.ts'
import { readYaml } from './read-yaml.ts'

const id = z.string().min(1)
const attribute = z.union([z.string(), z.number(), z.boolean()])

/** Scopes are made in the order of the file. `platform` and scopes that exist from the first start are named by their type. */
const scope = mapping({
  type: id,
  in: id.exactOptional(),
  name: id,
  status: id.exactOptional(),
  /** Where the blueprint asks for scopes, their names in this file. */
  profile: z.record(id, z.unknown()).exactOptional(),
})

const person = mapping({
  name: id,
  email: id,
  population: id.exactOptional(),
  /** Roles by scope; a member without a role has an empty list. */
  roles: z.record(id, z.array(id)),
  /** Why, where a role asks for a reason. */
  reason: id.exactOptional(),
  disabledIn: z.array(id).exactOptional(),
  removedFrom: z.array(id).exactOptional(),
  /** Of the whole account. */
  state: z.enum(['archived', 'blocked']).exactOptional(),
})

const share = z.union([mapping({ as: id, person: id }), mapping({ as: id, organization: id })])

/** Their archives are made with the demo. A reviewer is named where the state is one that a review leads to. */
const app = mapping({
  in: id,
  owner: id,
  type: id,
  name: id,
  description: id.exactOptional(),
  belongsTo: id.exactOptional(),
  versions: z
    .array(
      mapping({
        version: id,
        state: z.enum(['draft', 'test', 'in-review', 'changes-requested', 'rejected', 'published']),
        /** What is new. */
        notes: id.exactOptional(),
        reviewer: id.exactOptional(),
        /** What the reviewer said. */
        note: id.exactOptional(),
      }),
    )
    .exactOptional(),
})

/** Somebody who has a role on terms: for `days` from the making of the demo, with a sponsor, and for resources by their names. */
const guest = mapping({ in: id, person: id, role: id, sponsor: id, days: z.number(), works: z.array(id) })

const demoSchema = mapping({
  /** Whose the deployment is. */
  name: id,
  scopes: z.record(id, scope),
  people: z.record(id, person),
  invitations: z.array(mapping({ scope: id, email: id, role: id })).exactOptional(),
  resources: z
    .array(
      mapping({
        kind: id,
        in: id,
        owner: id,
        name: id,
        attributes: z.record(id, attribute).exactOptional(),
        shares: z.array(share).exactOptional(),
      }),
    )
    .exactOptional(),
  apps: z.array(app).exactOptional(),
  guests: z.array(guest).exactOptional(),
})

/** Invented organizations and people that show what a blueprint does. */
export type Demo = z.output<typeof demoSchema>

/** The demo of a blueprint of the catalogue. Throws a `BlueprintError` where the file is not as it should be. */
export async function loadDemo(blueprintId: string): Promise<Demo> {
  const name = `${blueprintId}/demo.yaml`
  return validate(demoSchema, readYaml(await readText(catalogueFile(blueprintId, 'demo.yaml'), name), name), name)
}
