import type { Context } from '../../context.ts'
import type { UserId } from '../../ids.ts'

/** Whether a request is the actor's own: nobody decides about those (X4). */
export function isAsker({ principal }: Context, userId: UserId): boolean {
  return (principal.kind === 'person' || principal.kind === 'token') && principal.userId === userId
}
