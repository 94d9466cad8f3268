import type { AttributeType, Blueprint, Condition, TenancyMode } from './blueprint.ts'
import type { Question } from './policy.ts'

export type Verdict = 'yes' | 'no' | 'unknown'

/**
 * What a condition means, as plainly as it can be written: the oracle that closures and SQL are held against. It shares no
 * code with them.
 */
export function conditionVerdict(
  condition: Condition,
  question: Question,
  blueprint: Blueprint,
  tenancy: TenancyMode | null,
): Verdict {
  const verdict = (inner: Condition) => conditionVerdict(inner, question, blueprint, tenancy)
  const { subject, resource } = question
  if (condition === 'own') return resource?.owner === undefined ? 'unknown' : yesIf(resource.owner === subject.id)
  if (condition === 'same-organization') {
    if (tenancy === 'single') return 'yes'
    const organization = resource?.organization
    return organization === undefined ? 'unknown' : yesIf(subject.organizations.includes(organization))
  }
  const parts = condition as Record<string, unknown>
  if (parts.all) return allOf((parts.all as Condition[]).map(verdict))
  if (parts.any) return negate(allOf((parts.any as Condition[]).map((inner) => negate(verdict(inner)))))
  if (parts.not) return negate(verdict(parts.not as Condition))
  if (parts.sharedAs) {
    if (!resource?.shares) return 'unknown'
    const wanted = [parts.sharedAs].flat()
    const mine = resource.shares.filter((share) =>
      'person' in share ? share.person === subject.id : subject.organizations.includes(share.organization),
    )
    return yesIf(mine.some((share) => wanted.includes(share.as)))
  }
  return allOf(
    Object.entries(parts).flatMap(([path, comparison]) =>
      Object.entries(comparison as Record<string, unknown>).map(([operator, right]) =>
        compareVerdict(path, operator, right, question, blueprint),
      ),
    ),
  )
}

function compareVerdict(
  path: string,
  operator: string,
  right: unknown,
  question: Question,
  blueprint: Blueprint,
): Verdict {
  const left = look(path, question, blueprint)
  if (left.type === null) return 'unknown'
  if (operator === 'exists' && left.raw === undefined) return yesIf(right === false)
  const value = read(left.raw, left.type)
  if (value === null) return 'unknown'
  if (operator === 'exists') return yesIf(right === true)
  const { type } = left
  if (operator === 'in') return yesIf((right as unknown[]).some((option) => read(option, type) === value))
  let other = read(right, type)
  if (typeof right === 'object') {
    const from = look((right as { from: string }).from, question, blueprint)
    if (from.type !== type) return 'unknown'
    other = read(from.raw, type)
  }
  if (other === null) return 'unknown'
  if (operator === 'eq') return yesIf(value === other)
  if (type === 'text' || type === 'boolean') return 'unknown'
  return yesIf(operator === 'lt' ? value < other : value > other)
}

function look(path: string, question: Question, blueprint: Blueprint): { type: AttributeType | null; raw: unknown } {
  const place = path.slice(0, path.indexOf('.'))
  const name = path.slice(path.indexOf('.') + 1)
  const { subject, resource, action, context } = question
  switch (place) {
    case 'subject':
      return { type: blueprint.attributes?.subject?.[name] ?? null, raw: subject.attributes?.[name] ?? undefined }
    case 'action':
      return { type: blueprint.attributes?.action?.[name] ?? null, raw: action?.[name] ?? undefined }
    case 'context':
      return { type: blueprint.attributes?.context?.[name] ?? null, raw: context?.[name] ?? undefined }
    default: {
      if (!resource) return { type: null, raw: undefined }
      const declared = blueprint.resources?.[resource.kind]?.attributes?.[name]
      return {
        type: typeof declared === 'object' ? 'text' : (declared ?? null),
        raw: resource.attributes?.[name] ?? undefined,
      }
    }
  }
}

/** The value as its type has it; `null` where it is not of that type. */
function read(raw: unknown, type: AttributeType): string | number | boolean | null {
  if (type === 'instant') return typeof raw === 'string' ? milliseconds(raw) : null
  if (type === 'text') return typeof raw === 'string' ? raw : null
  if (type === 'number') return typeof raw === 'number' ? raw : null
  return typeof raw === 'boolean' ? raw : null
}

/** An instant by the calendar: built from its numbers, and refused where the calendar turns them into others. */
function milliseconds(text: string): number | null {
  const [date, rest] = [text.slice(0, 10), text.slice(10)]
  const time = /^T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|([+-])(\d\d):(\d\d))$/.exec(rest)
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !time || rest.endsWith('\n')) return null
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const [hour, minute, second] = [Number(time[1]), Number(time[2]), Number(time[3] ?? 0)]
  const offset = time[5] === 'Z' ? 0 : (time[6] === '-' ? -1 : 1) * (Number(time[7]) * 60 + Number(time[8]))
  if (
    year === 0 ||
    hour > 23 ||
    minute > 59 ||
    second > 59 ||
    Math.abs(offset) >= 15 * 60 ||
    Number(time[8] ?? 0) > 59
  ) {
    return null
  }
  const at = new Date(0)
  at.setUTCFullYear(year, month - 1, day)
  if (at.getUTCFullYear() !== year || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return null
  at.setUTCHours(hour, minute - offset, second, Number((time[4] ?? '').padEnd(3, '0').slice(0, 3)))
  return at.getTime()
}

function yesIf(holds: boolean): Verdict {
  return holds ? 'yes' : 'no'
}

function negate(verdict: Verdict): Verdict {
  return verdict === 'unknown' ? 'unknown' : yesIf(verdict === 'no')
}

function allOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('no')) return 'no'
  return verdicts.includes('unknown') ? 'unknown' : 'yes'
}
