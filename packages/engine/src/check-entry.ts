import type { Checking } from './check.ts'
import { unknownRole } from './check-basics.ts'
import { elements, entries } from './entries.ts'

/** What refused visitors see: every rule can be reached, and the last one fits everybody. */
export function checkEntry({ blueprint, index, report }: Checking): void {
  const { entry } = blueprint
  if (entry === undefined || entry === null) return
  if (!index.scopeTypes.has(entry.into)) report('entry.into', `There is no scope type "${entry.into}".`)
  if (!index.permissionsById.has(entry.permission)) {
    report('entry.permission', `There is no permission "${entry.permission}".`)
  }
  const pages = new Set(entries(entry.pages).map(([id]) => id))
  const rules = elements(entry.rules)
  const catchAll = rules.findIndex((rule) => rule?.when === undefined)
  for (const [i, rule] of rules.entries()) {
    const at = `entry.rules[${i}]`
    if (rule?.show !== 'onboarding' && !pages.has(rule?.show)) report(`${at}.show`, `There is no page "${rule?.show}".`)
    if (catchAll !== -1 && i > catchAll) report(at, `Rule ${catchAll} fits everybody, so this one is never reached.`)
    for (const [name, roles] of [
      ['when.holds', rule?.when?.holds],
      ['ask', rule?.ask],
    ] as const) {
      for (const [j, role] of elements(roles).entries()) {
        if (index.role(role) === undefined) report(`${at}.${name}[${j}]`, unknownRole(role))
      }
    }
  }
  if (rules.length === 0) report('entry.rules', 'Say what a refused visitor sees: there is no rule.')
  else if (rules.at(-1)?.when !== undefined) {
    report(`entry.rules[${rules.length - 1}].when`, 'The last rule must fit everybody: leave its "when" out.')
  }
}
