import type { Context } from '../../context.ts'
import type { Tx } from '../../db/database.ts'
import type { UserId } from '../../ids.ts'
import { actorOf } from '../audit/actor.ts'
import * as queries from './queries.ts'

/** For mails: who did it, where it was a person. */
export async function nameOfActor(tx: Tx, { principal }: Context): Promise<string | null> {
  const { kind, id } = actorOf(principal)
  return kind === 'person' || kind === 'token' ? queries.nameOf(tx, id as UserId) : null
}
