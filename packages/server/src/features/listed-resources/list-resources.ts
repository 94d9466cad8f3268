import { isOwnOrShared } from '@portreeve/engine'
import { Deciding } from '../../access/deciding.ts'
import type { ScopedContext } from '../../context.ts'
import { Problem } from '../../errors.ts'
import type { ResourceId, ScopeId, UserId } from '../../ids.ts'
import { textKey } from '../../text-key.ts'
import { whereAllowed } from '../resources/service.ts'
import { personOf, whyNotMake } from './organizations.ts'
import * as queries from './queries.ts'
import { shownResource, shownResources } from './shown-resource.ts'

export interface ListOf extends Pick<queries.ResourcePage, 'kind' | 'sharing' | 'sort' | 'after' | 'limit'> {
  readonly search?: string | undefined
  readonly owner?: 'me' | UserId | undefined
  readonly organization?: ScopeId | undefined
}

/** The things of a kind that whoever asks may read: exactly those on which a check of `read` would say yes. */
export async function listResources(context: ScopedContext, { organization, ...asked }: ListOf) {
  const { service, scope, wall } = context
  const deciding = await decidingAbout(context, asked.kind)
  const { policy, kind, question } = deciding
  const own = deciding.organizations as readonly ScopeId[] | null
  const me = personOf(context)
  const page: queries.ResourcePage = {
    ...asked,
    scopeId: scope.id,
    tenants: organization === undefined ? own : [organization].filter((id) => own?.includes(id) ?? true),
    isOwnOrShared: own === null && isOwnOrShared(policy.kinds.get(kind)?.actions.get('read')?.when ?? null),
    reader: { person: me, organizations: question.subject.organizations as readonly ScopeId[] },
    search: asked.search === undefined ? undefined : textKey(asked.search),
    owner: asked.owner === 'me' ? (question.subject.id as UserId) : asked.owner,
  }
  const readable = whereAllowed(policy, kind, 'read', deciding.grantsFor('read'), question)
  return service.database.read(wall, async (tx) => {
    const rows = me === null && asked.owner === 'me' ? [] : await queries.listResources(tx, page, readable)
    const { label, plural } = policy.kinds.get(kind)!
    const whyNot = deciding.allowsSome('create') ? whyNotMake(context, deciding) : null
    return {
      rows: await shownResources(tx, deciding, rows),
      kind: { id: kind, label, plural },
      mayCreate: deciding.allowsSome('create') && whyNot === null,
      whyNot,
      organizations: scope.tenantId === null && own !== null ? await queries.organizationsById(tx, own) : [],
    }
  })
}

/** One thing, and with whom it is shared. The route has checked that whoever asks may read it. */
export async function readResource(context: ScopedContext, { kind, id }: { kind: string; id: ResourceId }) {
  const deciding = await decidingAbout(context, kind)
  return context.service.database.read(context.wall, async (tx) => {
    const row = await queries.findResource(tx, context.scope.id, id)
    if (row === undefined) throw noSuchThing(deciding)
    return shownResource(tx, deciding, row)
  })
}

/** What whoever asks may do with things of the kind. Before a transaction begins: it reads what they hold. */
export function decidingAbout({ service, principal, scope }: ScopedContext, kind: string): Promise<Deciding> {
  return Deciding.about(service, principal, kind, scope.id)
}

export function noSuchThing({ policy, kind }: Deciding): Problem {
  const label = policy.kinds.get(kind)?.label ?? ''
  return new Problem('not-found', { detail: `There is no such ${label.toLowerCase()} here.` })
}
