import type { Policy, Question, Resource, Share } from '@portreeve/engine'
import type { Deciding } from '../../access/deciding.ts'
import { asDecided, resourceOf, type StoredResource } from '../../access/registered-resources.ts'
import type { Tx } from '../../db/database.ts'
import type { ScopeId, UserId } from '../../ids.ts'
import * as queries from './queries.ts'

/** Rows as whoever asks is shown them: the names of a page are read once, never row by row. */
export async function shownResources(tx: Tx, deciding: Deciding, rows: readonly StoredResource[]) {
  const decided = await asDecided(tx, deciding.policy, rows)
  const people = await queries.peopleById(
    tx,
    rows.flatMap(({ ownerId }) => ownerId ?? []),
  )
  const places = await queries.organizationsById(
    tx,
    rows.flatMap(({ tenantId }) => (tenantId as ScopeId | null) ?? []),
  )
  const offers = await queries.offersOf(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const { id, kind, name, description, nameKey, createdAt, version } = row
    const found = decided.get(id)
    const resource: Resource = found === undefined ? { kind } : resourceOf(found)
    const owner = people.get(row.ownerId ?? '')
    const shares = resource.shares ?? []
    const may = actsOn(deciding, resource)
    const offer = offers.get(id)
    return {
      ...{ id, kind, name, nameKey, description, createdAt, version },
      changedAt: row.changedAt ?? createdAt,
      owner: owner === undefined ? null : { id: owner.id, name: owner.name },
      organization: places.find((place) => place.id === (row.tenantId as string | null)) ?? null,
      relation: relationTo(deciding, resource),
      sharing: {
        people: shares.filter((share) => 'person' in share).length,
        organization: shares.some((share) => 'organization' in share),
      },
      may,
      // Between those two: whoever merely sees the thing does not learn that it is to go to somebody else.
      transfer: offer && (may.includes('transfer') || offer.to.id === deciding.question.subject.id) ? offer : null,
    }
  })
}

/** With whom it is shared, for whoever may share it, and as what it can be. */
export async function shownResource(tx: Tx, deciding: Deciding, row: StoredResource) {
  const [shown] = await shownResources(tx, deciding, [row])
  const shares = shown?.may.includes('share') === true ? await shownShares(tx, deciding, row) : []
  return { ...shown!, shares, relations: relationsOf(deciding.policy, deciding.kind) }
}

async function shownShares(tx: Tx, { policy, kind }: Deciding, row: StoredResource) {
  const shares = (await asDecided(tx, policy, [row])).get(row.id)?.shares ?? []
  const people = await queries.peopleById(
    tx,
    shares.flatMap((share) => ('person' in share ? (share.person as UserId) : [])),
  )
  const places = await queries.organizationsById(
    tx,
    shares.flatMap((share) => ('organization' in share ? (share.organization as ScopeId) : [])),
  )
  const shown = shares.map((share) => {
    const id = withOf(share)
    const known = people.get(id) ?? places.find((place) => place.id === id)
    return {
      with: {
        kind: 'person' in share ? ('person' as const) : ('organization' as const),
        ...{ id, name: known?.name ?? '', email: people.get(id)?.email ?? null },
      },
      relation: labelled(policy, kind, share.as),
    }
  })
  // The organization first, then people by name.
  return shown.sort((a, b) => a.with.kind.localeCompare(b.with.kind) || a.with.name.localeCompare(b.with.name, 'und'))
}

function withOf(share: Share): string {
  return 'person' in share ? share.person : share.organization
}

/** What can be done with a thing that is there. */
function actsOn(deciding: Deciding, resource: Resource): string[] {
  return deciding.allowed(resource).filter((action) => action !== 'create')
}

/** The most of what it is shared as with whoever asks; `null` for its owner. */
function relationTo({ policy, kind, question }: Deciding, resource: Resource) {
  const { id, organizations } = question.subject
  if (resource.owner === id) return null
  const held = (resource.shares ?? [])
    .filter((share) => ('person' in share ? share.person === id : organizations.includes(share.organization)))
    .map((share) => share.as)
  const most = [...(policy.kinds.get(kind)?.relations ?? [])].reverse().find((relation) => held.includes(relation))
  return most === undefined ? null : labelled(policy, kind, most)
}

function labelled({ blueprint }: Policy, kind: string, relation: string) {
  return { id: relation, label: blueprint.resources?.[kind]?.relations?.[relation] ?? relation }
}

/** As what a thing of the kind can be shared, and what comes of it: what the blueprint allows for the share alone. */
function relationsOf(policy: Policy, kind: string) {
  const { relations = [], actions = new Map() } = policy.kinds.get(kind) ?? {}
  const asked = (shares: readonly Share[]): Question => ({
    subject: { id: 'reader', organizations: ['theirs'] },
    resource: { kind, owner: 'somebody-else', organization: 'theirs', shares },
  })
  return relations.map((relation) => ({
    ...labelled(policy, kind, relation),
    allows: [...actions.values()]
      .filter(({ test }) => !test(asked([])) && test(asked([{ as: relation, person: 'reader' }])))
      .map(({ label }) => label),
  }))
}
