import type { Explanation } from '@portreeve/engine'

/** An explanation for machines: roles by their key (`scope-type:id`). */
export function explanationJson(explanation: Explanation): unknown {
  const { allowed, permission } = explanation
  if (explanation.allowed) {
    const because = explanation.because.map(({ role, from, when }) => ({ role: role.key, from, when }))
    return { allowed, permission, because }
  }
  const { reason, leastRole, givenBy, conditions } = explanation
  return {
    allowed,
    permission,
    reason,
    leastRole: leastRole?.key ?? null,
    givenBy: givenBy.map(({ key }) => key),
    conditions,
  }
}
