import type { TenancyMode } from '@portreeve/engine'
import type { Context } from '../../context.ts'
import type { Database } from '../../db/database.ts'
import { version } from '../../version.ts'
import * as queries from './queries.ts'

export async function deploymentSummary({ service, wall }: Context) {
  const policy = service.policy()
  const row = await service.database.read(wall, (tx) => queries.readDeployment(tx))
  const populations = Object.entries(policy.blueprint.populations ?? { people: { label: 'People' } })
  return {
    product: 'Portreeve' as const,
    version,
    blueprint: { id: policy.id, label: policy.label, description: policy.blueprint.description },
    tenancy: policy.tenancy,
    populations: populations.map(([id, { label }]) => ({ id, label })),
    name: row?.name ?? policy.label,
    demo: service.config.demo,
    mail: service.config.mail !== null,
    setUp: service.config.demo || row?.setUpAt != null,
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
