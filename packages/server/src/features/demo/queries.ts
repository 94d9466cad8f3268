import type { Tx } from '../../db/database.ts'
import { deployment, users } from '../../db/schema.ts'

export async function hasPeople(tx: Tx): Promise<boolean> {
  return (await tx.select({ id: users.id }).from(users).limit(1)).length > 0
}

export async function markSetUp(tx: Tx, name: string, setUpAt: Date): Promise<void> {
  await tx.update(deployment).set({ name, setUpAt })
}
