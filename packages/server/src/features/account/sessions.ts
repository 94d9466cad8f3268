import { ownPrincipal } from '../../access/own-account.ts'
import { endSessions, openSessions } from '../../access/sessions.ts'
import type { Context } from '../../context.ts'
import { Problem } from '../../errors.ts'
import type { SessionId } from '../../ids.ts'
import { recordSecurityEvent } from '../security-events/record-security-event.ts'
import { forgetDevices } from '../sign-in/known-devices.ts'
import { deviceOf } from './device.ts'

/** Where one is signed in, the one that asks first, then by when they were last used. */
export async function listOwnSessions(context: Context) {
  const { service, wall } = context
  const { userId, sessionId } = ownPrincipal(context)
  const now = service.clock.now()
  const rows = await service.database.read(wall, (tx) => openSessions(tx, service, userId))
  return rows
    .map(({ id, createdAt, lastSeenAt, expiresAt, ip, agent }) => ({
      ...{ id, device: deviceOf(agent), ip, createdAt, expiresAt },
      // When sessions are used is written down in batches; this one is used now.
      lastSeenAt: id === sessionId ? now : lastSeenAt,
      current: id === sessionId,
    }))
    .sort((a, b) => Number(b.current) - Number(a.current) || b.lastSeenAt.getTime() - a.lastSeenAt.getTime())
}

/** Ends one of one's own sessions. Throws `not-found` for one that is not open, or not one's own. */
export async function endOwnSession(context: Context, only: SessionId): Promise<void> {
  const ended = await end(context, { only })
  if (ended === 0) throw new Problem('not-found', { detail: 'You have no such session, or it has ended already.' })
}

/** "Sign out everywhere else". Answers how many ended. */
export async function endOtherSessions(context: Context): Promise<number> {
  return end(context, { except: ownPrincipal(context).sessionId })
}

async function end(context: Context, which: { readonly only: SessionId } | { readonly except: SessionId }) {
  const { userId } = ownPrincipal(context)
  return context.service.database.transact(context.wall, async (tx) => {
    const sessions = await endSessions(tx, context.service, userId, which)
    // Whoever signs out everywhere else may have lost the device.
    if ('except' in which) await forgetDevices(tx, userId, context.request.device)
    if (sessions.length === 0) return 0
    await recordSecurityEvent(tx, context, {
      ...{ kind: 'sign-out.elsewhere', user: userId, scope: null },
      detail: { sessions },
    })
    return sessions.length
  })
}
