import { eq } from 'drizzle-orm'
import { messages, scopes } from '../../db/schema.ts'
import { join, type MadePerson, makePerson, makeScope } from '../../http/world.fixture.ts'
import type { Portal } from '../requests/portal.fixture.ts'

const everywhere = { tenants: 'all', person: null } as const

/** An organization whose developer account can lose its only owner, and the people who can do something about it. */
export interface Harbour {
  readonly portal: Portal
  readonly owner: MadePerson
  /** Of the organization alone: may claim its developer account. */
  readonly orgAdmin: MadePerson
  readonly otherOrgAdmin: MadePerson
  /** Of the developer account. */
  readonly admin: MadePerson
  readonly operator: MadePerson
  /** Archives the owner, by the operator. */
  loseOwner(): ReturnType<Portal['post']>
  claimUrl(verb?: string): string
  ownerlessSince(): Promise<Date | null>
  /** Who was written to about what, as `kind name`. */
  mails(kind: string): Promise<readonly string[]>
}

/** With a developer account of its own each time. */
export async function openHarbour(portal: Portal): Promise<Harbour> {
  const { service } = portal.server
  const organization = await makeScope(service, 'organization', undefined, 'Möbelhaus Größ GmbH')
  const account = await makeScope(service, 'developer-account', organization, 'Möbelhaus Größ')
  const person = async (name: string, orgRole: string, role?: string) => {
    const made = await makePerson(service, { name })
    await join(service, made, organization, { roles: [`organization:${orgRole}`] })
    if (role) await join(service, made, account, { roles: [`developer-account:${role}`] })
    return made
  }
  const owner = await person('Greta', 'org-user', 'owner')
  const harbour: Harbour = {
    ...{ portal: { ...portal, organization, account }, owner },
    orgAdmin: await person('Otto', 'org-admin'),
    otherOrgAdmin: await person('Ida', 'org-admin'),
    admin: await person('Jürgen', 'org-user', 'admin'),
    operator: await portal.operator(),
    loseOwner: () => portal.post(harbour.operator, `/api/v1/scopes/platform/people/${owner.id}/archive`),
    claimUrl: (verb) => ['/api/v1/scopes', account.id, 'claim', verb].filter(Boolean).join('/'),
    async ownerlessSince() {
      const [row] = await service.database.read(everywhere, (tx) =>
        tx.select({ since: scopes.ownerlessSince }).from(scopes).where(eq(scopes.id, account.id)),
      )
      return row?.since ?? null
    },
    async mails(kind) {
      const rows = await service.database.read(everywhere, (tx) =>
        tx.select().from(messages).where(eq(messages.scopeId, account.id)),
      )
      return rows
        .filter((row) => row.kind === kind)
        .map(({ toName }) => toName ?? '')
        .sort()
    },
  }
  return harbour
}
