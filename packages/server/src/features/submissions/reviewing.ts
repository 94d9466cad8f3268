import { Deciding } from '../../access/deciding.ts'
import type { Principal } from '../../access/principal.ts'
import type { Service } from '../../context.ts'
import { Problem } from '../../errors.ts'
import { platformId } from '../../ids.ts'

/** What somebody may do with what was submitted; `null` where nobody reviews anything. */
export async function reviewing(service: Service, principal: Principal): Promise<Deciding | null> {
  const kind = service.policy().blueprint.apps?.submission
  return kind === undefined ? null : Deciding.about(service, principal, kind, platformId)
}

export const unknownSubmission = () =>
  new Problem('not-found', { detail: 'Nothing of that kind waits for review here.' })
