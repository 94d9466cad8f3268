import type { InferInsertModel, InferSelectModel } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { deployment } from '../../db/schema.ts'

export type DeploymentRow = InferSelectModel<typeof deployment>

export async function readDeployment(tx: Tx): Promise<DeploymentRow | null> {
  const [row] = await tx.select().from(deployment)
  return row ?? null
}

export async function insertDeployment(tx: Tx, row: InferInsertModel<typeof deployment>): Promise<void> {
  await tx.insert(deployment).values(row)
}

export async function updateDeployment(
  tx: Tx,
  values: Partial<Pick<DeploymentRow, 'blueprint' | 'tenancy' | 'name'>>,
): Promise<void> {
  await tx.update(deployment).set(values)
}
