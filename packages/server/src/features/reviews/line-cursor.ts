import { z } from 'zod'
import { Problem } from '../../errors.ts'
import type { UserId } from '../../ids.ts'

/** Where a line stands in its review: by the person's name, and behind it by person and role. */
export interface LinePlace {
  readonly nameKey: string
  readonly userId: UserId
  readonly role: string
}

const place = z.tuple([z.string(), z.uuid(), z.string()])

export function placeAfter(cursor: string | undefined): LinePlace | undefined {
  if (cursor === undefined) return undefined
  const parsed = place.safeParse(parse(cursor))
  if (parsed.success) {
    const [nameKey, userId, role] = parsed.data
    return { nameKey, userId: userId as UserId, role }
  }
  throw new Problem('invalid-input', {
    detail: 'The list cannot go on from there. Begin it anew.',
    errors: [{ field: 'after', message: 'This is not the `next` of a page of this list.' }],
  })
}

export function cursorAt({ nameKey, userId, role }: LinePlace): string {
  return Buffer.from(JSON.stringify([nameKey, userId, role])).toString('base64url')
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return null
  }
}
