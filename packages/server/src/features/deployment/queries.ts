import type { InferInsertModel, InferSelectModel } from 'drizzle-orm'
import { lockScope } from '../../access/scopes.ts'
import type { Tx } from '../../db/database.ts'
import { deployment } from '../../db/schema.ts'
import { platformId } from '../../ids.ts'

export type DeploymentRow = InferSelectModel<typeof deployment>

export async function readDeployment(tx: Tx): Promise<DeploymentRow | null> {
  const [row] = await tx.select().from(deployment)
  return row ?? null
}

/** The same, held: two nodes that start together make one deployment, and adopt one blueprint after the other. */
export async function lockDeployment(tx: Tx): Promise<DeploymentRow | null> {
  await lockScope(tx, platformId)
  return readDeployment(tx)
}

export async function insertDeployment(tx: Tx, row: InferInsertModel<typeof deployment>): Promise<void> {
  await tx.insert(deployment).values(row)
}

export async function updateDeployment(
  tx: Tx,
  values: Partial<Pick<DeploymentRow, 'blueprint' | 'tenancy'>>,
): Promise<void> {
  await tx.update(deployment).set(values)
}
