import type { Service } from '../context.ts'
import type { users } from '../db/schema.ts'

type Credentials = Pick<typeof users.$inferSelect, 'passwordHash' | 'passwordExpiresAt'>

/** Whether the person can sign in by anything now. Whether their account is active is asked elsewhere. */
export function hasWayIn({ clock, config }: Service, { passwordHash, passwordExpiresAt }: Credentials): boolean {
  // The demo's people sign in with one click and have no password.
  if (config.demo) return true
  // A temporary one ends, and is nothing from then on (C3).
  return passwordHash !== null && (passwordExpiresAt === null || passwordExpiresAt > clock.now())
}
