import type { z } from 'zod'
import { Problem } from '../../errors.ts'
import { type Evaluations, evaluationBody } from './schemas.ts'
import type { Item } from './service.ts'

/**
 * The requests of a batch, each filled up with the defaults at the top, whole member by whole member (AuthZEN, section
 * 7.1.1). Without `evaluations`, or with none in it, the body is one request and is answered as one.
 */
export function itemsOf(body: Evaluations): { readonly items: readonly Item[]; readonly single: boolean } {
  const { subject, action, resource, context, evaluations } = body
  const defaults = { subject, action, resource, context }
  if (evaluations === undefined || evaluations.length === 0) {
    const read = evaluationBody.safeParse(defaults)
    if (!read.success) throw new Problem('bad-request', { detail: messageOf(read.error) })
    return { items: [read.data], single: true }
  }
  const items = evaluations.map((evaluation): Item => {
    const read = evaluationBody.safeParse({ ...defaults, ...evaluation })
    return read.success ? read.data : { invalid: messageOf(read.error) }
  })
  return { items, single: false }
}

function messageOf(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
}
