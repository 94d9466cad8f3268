import { z } from 'zod'

/** AuthZEN bounds nothing, a server must: longer names and ids than these exist nowhere in it. */
const name = z.string().min(1).max(320)
const properties = z.record(z.string(), z.unknown())

const subject = z.object({ type: name, id: name, properties: properties.optional() })
const resource = z.object({ type: name, id: name, properties: properties.optional() })
const action = z.object({ name, properties: properties.optional() })

/** The most checks that one request may hold. */
export const largestBatch = 1000

/**
 * One request (OpenID AuthZEN Authorization API 1.0, section 6.1). Members that the specification does not name are ignored.
 * Portreeve reads from `context`: `scope` (where it is asked), `session` (answer with the roles of that session, A9) and
 * `atLeastEpoch` (answer with nothing older than that state of the scope); the rest is for conditions.
 */
export const evaluationBody = z.object({ subject, action, resource, context: properties.optional() })
export type Evaluation = z.infer<typeof evaluationBody>

export const evaluationsSemantics = ['execute_all', 'deny_on_first_deny', 'permit_on_first_permit'] as const
export type EvaluationsSemantic = (typeof evaluationsSemantics)[number]

/**
 * Several requests (section 7.1): the members at the top are the defaults of each. An item is checked on its own, so that
 * one that is not right is answered with a no of its own instead of spoiling the others.
 */
export const evaluationsBody = z.object({
  subject: subject.optional(),
  action: action.optional(),
  resource: resource.optional(),
  context: properties.optional(),
  evaluations: z.array(z.record(z.string(), z.unknown())).max(largestBatch).optional(),
  options: z.object({ evaluations_semantic: z.enum(evaluationsSemantics).optional() }).optional(),
})
export type Evaluations = z.infer<typeof evaluationsBody>

const grantPath = z.object({
  role: z.string(),
  label: z.string(),
  /** The role that says so, where the one held inherits it. */
  from: z.string(),
  when: z.unknown().optional(),
})

const namedRole = z.object({ id: z.string(), label: z.string() })

export const decision = z.object({
  decision: z.boolean(),
  context: z.object({
    code: z.string().optional(),
    reason: z.string().optional(),
    permission: z.string().optional(),
    /** The scope whose roles decided; null is the platform. */
    scope: z.string().nullable().optional(),
    epoch: z.number().optional(),
    grantedBy: z.array(grantPath).optional(),
    leastRole: namedRole.nullable().optional(),
    error: z.object({ status: z.number(), message: z.string() }).optional(),
  }),
})
export type Decision = z.infer<typeof decision>

export const decisions = z.union([z.object({ evaluations: z.array(decision) }), decision])

export const metadata = z.object({
  policy_decision_point: z.string(),
  access_evaluation_endpoint: z.string(),
  access_evaluations_endpoint: z.string(),
})
