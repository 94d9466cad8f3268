import type { Context } from '../../context.ts'
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
    setUp: service.config.demo || row?.setUpAt != null,
  }
}
