import type { Condition } from '@portreeve/engine'

/** A condition in words, to stand after "if": `it is their own`. */
export function conditionText(condition: Condition): string {
  if (condition === 'own') return 'it is their own'
  if (condition === 'same-organization') return 'it belongs to their organization'
  if ('sharedAs' in condition) return `it is shared with them as ${[condition.sharedAs].flat().join(' or ')}`
  if ('all' in condition) return condition.all.map(part).join(' and ')
  if ('any' in condition) return condition.any.map(part).join(' or ')
  if ('not' in condition) return `not (${conditionText(condition.not)})`
  return Object.entries(condition)
    .map(([path, comparison]) => `${path} ${comparisonText(comparison as Record<string, unknown>)}`)
    .join(' and ')
}

function part(condition: Condition): string {
  const nested = typeof condition === 'object' && ('all' in condition || 'any' in condition)
  return nested ? `(${conditionText(condition)})` : conditionText(condition)
}

const comparisonWords: Readonly<Record<string, string>> = { eq: 'is', in: 'is one of', lt: 'is below', gt: 'is above' }

function comparisonText(comparison: Readonly<Record<string, unknown>>): string {
  const [[operator, operand] = ['', undefined]] = Object.entries(comparison)
  if (operator === 'exists') return operand ? 'is known' : 'is not known'
  return `${comparisonWords[operator] ?? operator} ${operandText(operand)}`
}

function operandText(operand: unknown): string {
  if (Array.isArray(operand)) return operand.join(', ')
  if (typeof operand === 'object' && operand !== null && 'from' in operand) return String(operand.from)
  return String(operand)
}
