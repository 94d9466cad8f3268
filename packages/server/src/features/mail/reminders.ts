import type { Service } from '../../context.ts'
import { hostContext } from '../../host-context.ts'
import { queueMail } from './queue-mail.ts'
import { takeEndingSoon } from './reminder-queries.ts'

const weekMs = 7 * 24 * 60 * 60_000
const batch = 100

/** Tells everybody whose role ends within a week, and whoever answers for them where they are a guest, once: the mail and the note that it was written are one transaction. */
export async function remindOfEnds(service: Service): Promise<void> {
  const context = hostContext(service, 'mail')
  const policy = service.policy()
  for (;;) {
    const now = service.clock.now()
    const until = new Date(now.getTime() + weekMs)
    const told = await service.database.transact(context.wall, async (tx) => {
      const ending = await takeEndingSoon(tx, { now, until, limit: batch })
      for (const { userId, scopeId, role: key, expiresAt: end, place, who, sponsorId } of ending) {
        const held = policy.role(key)
        const values = { place, role: held?.label ?? key, expiresAt: end?.toISOString() ?? '' }
        await queueMail(tx, context, {
          ...{ kind: 'access-ends-soon', to: { user: userId }, scope: scopeId },
          values,
        })
        if (sponsorId === null || !held?.guest) continue
        await queueMail(tx, context, {
          ...{ kind: 'guest-ends-soon', to: { user: sponsorId }, scope: scopeId },
          values: { ...values, who },
        })
      }
      return ending.length
    })
    if (told < batch) return
  }
}
