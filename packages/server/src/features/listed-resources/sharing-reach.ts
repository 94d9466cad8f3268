import type { Deciding } from '../../access/deciding.ts'
import type { StoredResource } from '../../access/registered-resources.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../errors.ts'
import type { ScopeId, UserId } from '../../ids.ts'
import { textKey } from '../../text-key.ts'
import { organizationsById } from './queries.ts'
import * as queries from './share-queries.ts'

/** So many are offered to choose from; whoever looks for somebody else types more of the name. */
const mostPeople = 20

/** How far a thing can be shared (C10). */
interface Reach {
  /** Whose active members it can be shared with: those of its organization, or everybody of the place that decides about it. */
  readonly place: ScopeId
  readonly organization: { readonly id: ScopeId; readonly name: string } | null
  /** Why it can be shared with nobody. */
  readonly whyNot: string | null
}

export async function reachOf(tx: Tx, deciding: Deciding, row: StoredResource): Promise<Reach> {
  const { organizations, question } = deciding
  const me = question.subject.id as UserId
  const own = (row.tenantId ??
    (organizations === null ? question.subject.organizations[0] : null) ??
    null) as ScopeId | null
  const [organization = null] = own === null ? [] : await organizationsById(tx, [own])
  const place = organizations === null ? row.scopeId : ((row.tenantId as ScopeId | null) ?? row.scopeId)
  if (await queries.hasOthers(tx, place, me)) return { place, organization, whyNot: null }
  const where = organizations === null || organization === null ? 'here' : `in ${organization.name}`
  const whyNot = `You are the only one ${where}. This can be shared once somebody else has joined.`
  return { place, organization, whyNot }
}

/** With whom it can be shared, the owner and whoever asks left out. */
export async function whoCanShare(tx: Tx, deciding: Deciding, row: StoredResource, search: string | undefined) {
  const { place, organization, whyNot } = await reachOf(tx, deciding, row)
  if (whyNot !== null) return { people: [], organizations: [], whyNot }
  const key = search === undefined ? undefined : textKey(search)
  const leftOut = [deciding.question.subject.id as UserId, ...(row.ownerId === null ? [] : [row.ownerId])]
  const people = await queries.membersToShareWith(tx, { place, leftOut, search: key, limit: mostPeople })
  const isFound = organization !== null && (key === undefined || textKey(organization.name).startsWith(key))
  return {
    people: people.map(({ id, name, email }) => ({ id, name, email })),
    organizations: isFound ? [organization] : [],
    whyNot,
  }
}

/** Somebody whom a thing can be handed to or shared with. Whoever is not of its organization is not there. */
export async function requireMember(tx: Tx, place: ScopeId, id: UserId) {
  const member = await queries.findMember(tx, place, id)
  if (member === undefined) {
    throw new Problem('not-found', { detail: 'There is nobody with that id who could have this, or a share in it.' })
  }
  if (member.account !== 'active') {
    throw new Problem('conflict', { detail: `The account of ${member.name} is ${member.account}.` })
  }
  if (member.membership !== 'active') {
    throw new Problem('conflict', { detail: `The access of ${member.name} is ${member.membership}.` })
  }
  return member
}
