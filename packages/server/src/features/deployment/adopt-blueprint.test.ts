import { loadBlueprint } from '@portreeve/blueprints'
import type { Blueprint, RoleDefinition } from '@portreeve/engine'
import { and, desc, eq, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSession, pinScope } from '../../access/sessions.ts'
import { systemClock } from '../../clock.ts'
import { describeOnDatabases } from '../../db/on-databases.fixture.ts'
import { assignments, auditEvents, deployment, invitations, sessions } from '../../db/schema.ts'
import { hostContext } from '../../host-context.ts'
import { startTestServer, type TestServer } from '../../http/test-server.fixture.ts'
import { join, type MadePerson, type MadeScope, makePerson, makeScope } from '../../http/world.fixture.ts'
import { type InvitationId, newId } from '../../ids.ts'
import { adoptBlueprint } from './adopt-blueprint.ts'

const everywhere = { tenants: 'all', person: null } as const

describeOnDatabases('a blueprint that changed since the last start', ({ open }) => {
  let blueprint: Blueprint
  let server: TestServer
  let workspace: MadeScope
  let holder: MadePerson
  const servers: TestServer[] = []
  beforeAll(async () => {
    blueprint = await loadBlueprint('starter')
    server = await startWith(blueprint)
    await adopt(server)
    workspace = await makeScope(server.service, 'workspace')
    holder = await makePerson(server.service, { name: 'Nuria Çelik' })
    await join(server.service, holder, workspace, { roles: ['workspace:viewer'] })
  })
  afterAll(() => Promise.all(servers.map((one) => one.stop())))

  const startWith = async (definition: Blueprint, config = {}) => {
    const started = await startTestServer({ blueprint: definition, database: await open(), clock: systemClock, config })
    servers.push(started)
    return started
  }
  const adopt = ({ service }: TestServer) => adoptBlueprint(hostContext(service, 'blueprint'))
  const lastEvent = async () => {
    const [event] = await server.service.database.read(everywhere, (tx) =>
      tx.select().from(auditEvents).orderBy(desc(auditEvents.id)).limit(1),
    )
    return event
  }
  const withRoles = (change: (roles: Record<string, RoleDefinition>) => void): Blueprint => {
    const copy = structuredClone(blueprint) as Blueprint & {
      scopes: Record<string, { roles: Record<string, RoleDefinition> }>
    }
    change(copy.scopes.workspace!.roles)
    return copy
  }
  /** The viewer under another id, wherever the blueprint names it. */
  const renamed = (renamedFrom: string[]): Blueprint => {
    const text = JSON.stringify(blueprint)
      .replaceAll('"viewer"', '"reader"')
      .replaceAll('"workspace:viewer"', '"workspace:reader"')
    const copy = JSON.parse(text) as Blueprint & { scopes: Record<string, { roles: Record<string, RoleDefinition> }> }
    const { reader, ...others } = copy.scopes.workspace!.roles
    copy.scopes.workspace!.roles = { ...others, reader: { ...reader!, ...(renamedFrom.length > 0 && { renamedFrom }) } }
    return copy
  }

  it('starting again with the same one changes nothing', async () => {
    const before = await lastEvent()
    expect(before).toMatchObject({ action: 'deployment.created', actorKind: 'host' })
    expect(await adopt(server)).toEqual({ isFirstStart: false })
    expect(await lastEvent()).toEqual(before)
  })

  it('X6: is one event with the counted difference in what people can do', async () => {
    const wider = withRoles((roles) => {
      const admin = roles.admin?.grants ?? []
      roles.viewer = { ...roles.viewer!, grants: [...(roles.viewer!.grants ?? []), ...admin] }
    })
    await adopt(await startWith(wider))
    const event = await lastEvent()
    expect(event).toMatchObject({
      action: 'blueprint.changed',
      after: { difference: { peopleGaining: 1, peopleLosing: 0 } },
    })
    await adopt(server)
    expect(await lastEvent()).toMatchObject({ after: { difference: { peopleGaining: 0, peopleLosing: 1 } } })
  })

  it('X9: does not start without a role that somebody holds, and says who', async () => {
    const refused = adopt(await startWith(renamed([])))
    await expect(refused).rejects.toThrow('"workspace:viewer" by 1 person (Nuria Çelik)')
    const [row] = await server.service.database.read(everywhere, (tx) => tx.select().from(deployment))
    expect(row?.blueprint).toEqual(JSON.parse(JSON.stringify(blueprint)))
  })

  it('X9: takes `renamedFrom`, for people, invitations and the roles that sessions keep', async () => {
    const { database, clock } = server.service
    const now = clock.now()
    await database.transact(everywhere, async (tx) => {
      await openSession(tx, server.service, { userId: holder.id, ip: null, agent: null })
      await pinScope(tx, server.service, holder.id, workspace.id, ['workspace:viewer'])
      await tx.insert(invitations).values({
        ...{
          id: newId<InvitationId>(clock),
          scopeId: workspace.id,
          tenantId: workspace.tenantId,
          role: 'workspace:viewer',
        },
        ...{ email: 'a@example.com', emailKey: 'a@example.com', tokenHash: newId(clock), invitedBy: holder.id },
        ...{ createdAt: now, expiresAt: now },
      })
    })
    await expect(adopt(await startWith(renamed([])))).rejects.toThrow('1 open invitation')
    await adopt(await startWith(renamed(['viewer'])))
    const found = await database.read(everywhere, async (tx) => ({
      roles: await tx.select({ role: assignments.role }).from(assignments).where(eq(assignments.userId, holder.id)),
      invited: await tx.select({ role: invitations.role }).from(invitations).where(isNull(invitations.acceptedAt)),
      pinned: await tx
        .select({ pinned: sessions.pinned })
        .from(sessions)
        .where(and(eq(sessions.userId, holder.id), isNull(sessions.endedAt))),
    }))
    expect(found).toEqual({
      roles: [{ role: 'workspace:reader' }],
      invited: [{ role: 'workspace:reader' }],
      pinned: [{ pinned: { [workspace.id]: ['workspace:reader'] } }],
    })
    expect(await lastEvent()).toMatchObject({
      after: { renamed: { 'workspace:viewer': 'workspace:reader' }, difference: { peopleGaining: 0, peopleLosing: 0 } },
    })
  })

  it('refuses the data of another blueprint, and a demo on data that was not made as one', async () => {
    await expect(adopt(await startWith(await loadBlueprint('ai-platform')))).rejects.toThrow(
      'belongs to the blueprint "starter"',
    )
    await expect(adopt(await startWith(renamed(['viewer']), { demo: true }))).rejects.toThrow('was not made as a demo')
  })
})
