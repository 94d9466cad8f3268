import type { TenancyMode } from '@portreeve/engine'
import { relyingPartyOf } from '../../access/relying-party.ts'
import { openProviders, signInSettings } from '../../access/sign-in-settings.ts'
import { offeredSignUp } from '../../access/sign-up-offer.ts'
import type { Context, Service } from '../../context.ts'
import type { Database, Tx } from '../../db/database.ts'
import { version } from '../../version.ts'
import * as queries from './queries.ts'

export async function deploymentSummary({ service, wall }: Context) {
  const policy = service.policy()
  const populations = Object.entries(policy.blueprint.populations ?? { people: { label: 'People' } })
  const { row, signIn, signUp } = await service.database.read(wall, async (tx) => {
    const row = await queries.readDeployment(tx)
    const signIn = []
    for (const [population, { label }] of populations) signIn.push(await waysIn(tx, service, population, label))
    return { row, signIn, signUp: await offeredSignUp(tx, service) }
  })
  return {
    product: 'Portreeve' as const,
    version,
    blueprint: { id: policy.id, label: policy.label, description: policy.blueprint.description },
    tenancy: policy.tenancy,
    populations: populations.map(([id, { label }]) => ({ id, label })),
    name: row?.name ?? policy.label,
    demo: service.config.demo,
    mail: service.config.mail !== null,
    signIn,
    signUp: signUp && { population: signUp.population, makes: signUp.definition.label },
    setUp: service.config.demo || row?.setUpAt != null,
  }
}

/** What a kind of account can sign in by now. What takes a mail server is not offered without one (X12). */
async function waysIn(tx: Tx, service: Service, population: string, label: string) {
  const said = await signInSettings(tx, service, population)
  const sendsMail = service.config.mail !== null
  return {
    ...{
      population,
      label,
      password: said.password,
      link: said.link && sendsMail,
      passkeys: relyingPartyOf(service.config) !== null,
    },
    reset: said.password && sendsMail,
    providers: openProviders(service, population, said).map(({ id, label }) => ({ id, label })),
  }
}

/** The deployment as it was left, before there is a service that could be asked. `null` in a new database. */
export async function storedDeployment(database: Database) {
  const row = await database.read({ tenants: [], person: null }, (tx) => queries.readDeployment(tx))
  if (row === null) return null
  const tenancy: TenancyMode | null = row.tenancy === 'single' || row.tenancy === 'multi' ? row.tenancy : null
  const { installation, blueprintId, demo, setUpAt } = row
  return { installation, blueprintId, demo, setUpAt, tenancy }
}
