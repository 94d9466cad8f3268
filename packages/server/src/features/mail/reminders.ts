import type { Service } from '../../context.ts'
import { hostContext } from '../../host-context.ts'
import { queueMail } from './queue-mail.ts'
import { takeEndingSoon } from './reminder-queries.ts'

const weekMs = 7 * 24 * 60 * 60_000
const batch = 100

/** Tells everybody whose role ends within a week, once: the mail and the note that it was written are one transaction. */
export async function remindOfEnds(service: Service): Promise<void> {
  const context = hostContext(service, 'mail')
  const policy = service.policy()
  for (;;) {
    const now = service.clock.now()
    const until = new Date(now.getTime() + weekMs)
    const told = await service.database.transact(context.wall, async (tx) => {
      const ending = await takeEndingSoon(tx, { now, until, limit: batch })
      for (const { userId, scopeId, role, expiresAt, place } of ending) {
        await queueMail(tx, context, {
          ...{ kind: 'access-ends-soon', to: { user: userId }, scope: scopeId },
          values: { place, role: policy.role(role)?.label ?? role, expiresAt: expiresAt?.toISOString() ?? '' },
        })
      }
      return ending.length
    })
    if (told < batch) return
  }
}
