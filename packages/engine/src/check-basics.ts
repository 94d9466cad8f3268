import type { Checking } from './check.ts'
import { parseDuration } from './duration.ts'
import { elements, entries } from './entries.ts'

/** Sessions, set-up and tenancy. */
export function checkBasics({ blueprint, index, report }: Checking): void {
  for (const name of ['longest', 'idle'] as const) {
    const duration: unknown = blueprint.sessions?.[name]
    if (parseDuration(duration) === null) {
      report(`sessions.${name}`, `"${duration}" is not a duration: write a whole number and m, h or d, such as 12h.`)
    }
  }
  for (const name of ['setUp', 'setUpInDevelopment'] as const) {
    for (const [i, reference] of elements(blueprint[name]).entries()) {
      if (index.role(reference) === undefined) report(`${name}[${i}]`, unknownRole(reference))
    }
  }
  checkTenancy({ blueprint, index, report })
}

/** For references that can name any scope type's role. */
export function unknownRole(reference: string): string {
  return `There is no role "${reference}", or several scope types have one: then write scope-type:role.`
}

function checkTenancy({ blueprint, report }: Checking): void {
  if (blueprint.tenancy === undefined) return
  const modes = elements(blueprint.tenancy)
  if (modes.length === 0) report('tenancy', 'List at least one way to divide people, or leave tenancy out.')
  for (const [i, mode] of modes.entries()) {
    if (mode !== 'single' && mode !== 'multi')
      report(`tenancy[${i}]`, `"${mode}" is not a tenancy: write single or multi.`)
    else if (modes.indexOf(mode) !== i) report(`tenancy[${i}]`, `The tenancy "${mode}" is listed twice.`)
  }
  if (modes.includes('multi') && !entries(blueprint.scopes).some(([, { tenant }]) => tenant === true)) {
    report('tenancy', 'The tenancy multi divides people into organizations, but no scope type is marked as tenant.')
  }
}
