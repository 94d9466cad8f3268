import { eq } from 'drizzle-orm'
import type { Database } from '../../db/database.ts'
import { everywhere } from '../../db/everywhere.ts'
import { assignments, users } from '../../db/schema.ts'
import { MovingClock } from '../../http/moving-clock.fixture.ts'
import { startTestServer } from '../../http/test-server.fixture.ts'
import { join, makePerson, makeScope, platform } from '../../http/world.fixture.ts'
import type { UserId } from '../../ids.ts'

export type PeopleWorld = Awaited<ReturnType<typeof startPeopleWorld>>

/** A platform with an admin and one organization, and people of it who can sign in with `password`. */
export async function startPeopleWorld(database: Database) {
  const clock = new MovingClock()
  const password = 'correct horse battery'
  const server = await startTestServer({ blueprint: 'ai-platform', tenancy: 'multi', database, clock })
  const organization = await makeScope(server.service, 'organization', undefined, 'Möbelhaus Größ GmbH')

  async function person(...roles: string[]) {
    const made = await makePerson(server.service, { password })
    await join(server.service, made, platform, { roles: ['platform:app', ...roles.map((role) => `platform:${role}`)] })
    return made
  }
  await person('admin')

  return {
    ...{ clock, password, server, organization, person },
    url: (of?: { readonly id: string }, verb?: string) =>
      ['/api/v1/scopes/platform/people', of?.id, verb].filter(Boolean).join('/'),
    asAdmin: async () => server.as((await person('admin')).id),
    rolesOf: async ({ id }: { readonly id: string }) => {
      const rows = await database.read(everywhere, (tx) =>
        tx
          .select({ role: assignments.role })
          .from(assignments)
          .where(eq(assignments.userId, id as UserId)),
      )
      return rows.map(({ role }) => role).sort()
    },
    row: async ({ id }: { readonly id: string }) => {
      const [found] = await database.read(everywhere, (tx) =>
        tx
          .select()
          .from(users)
          .where(eq(users.id, id as UserId)),
      )
      return found
    },
  }
}
