import { reviewPeriods, type ScopeTypeDefinition } from './blueprint.ts'
import type { Checking } from './check.ts'
import { circles } from './circles.ts'
import { parseDuration } from './duration.ts'
import { elements, entries } from './entries.ts'
import { operations } from './operations.ts'

/** Parents, populations, who makes scopes, and what guards Portreeve's own operations in them. */
export function checkScopeTypes(checking: Checking): void {
  const { index, report } = checking
  if (!index.scopeTypes.has('platform')) {
    report('scopes', 'The scope type "platform" is missing: it is the one scope above all others.')
  }
  for (const [id, definition] of index.scopeTypes) {
    checkParent(checking, id, definition)
    checkPopulations(checking, id, definition)
    checkPermissionReferences(checking, id, definition)
    checkProfile(checking, id, definition)
    checkReviews(checking, id, definition)
    for (const name of ['creatorBecomes', 'newcomerBecomes'] as const) {
      const role = definition[name]
      if (role !== undefined && !index.rolesByKey.has(`${id}:${role}`)) {
        report(`scopes.${id}.${name}`, `There is no role "${role}" in the scope type "${id}".`)
      }
    }
  }
  for (const circle of circles([...index.scopeTypes.keys()], (id) => index.scopeTypes.get(id)?.parent ?? [])) {
    report(`scopes.${circle[0]}.parent`, `Scope types lie in a circle: ${[...circle, circle[0]].join(' in ')}.`)
  }
}

function checkParent({ index, report }: Checking, id: string, definition: ScopeTypeDefinition): void {
  const { parent, single, existsAs } = definition
  const path = `scopes.${id}`
  if (id.includes(':')) report(path, `The name "${id}" has a colon, which separates scope type and role in references.`)
  if (id === 'platform') {
    if (parent !== undefined) report(`${path}.parent`, 'The platform is above all others and has no parent.')
    return
  }
  if (parent === undefined) report(path, 'Only the platform has no parent: say which scope type this one lies in.')
  else if (!index.scopeTypes.has(parent)) report(`${path}.parent`, `There is no scope type "${parent}".`)
  if (existsAs === undefined) return
  if (single !== true) {
    report(
      `${path}.existsAs`,
      'Only a scope type with "single: true" can have a scope that exists from the first start.',
    )
  }
  const above = parent === undefined ? undefined : index.scopeTypes.get(parent)
  if (above !== undefined && parent !== 'platform' && above.existsAs === undefined) {
    report(`${path}.existsAs`, `It cannot exist from the first start, because its "${parent}" does not.`)
  }
}

function checkPopulations({ blueprint, report }: Checking, id: string, definition: ScopeTypeDefinition): void {
  const populations =
    blueprint.populations === undefined ? ['people'] : entries(blueprint.populations).map(([population]) => population)
  for (const name of ['population', 'keeps'] as const) {
    const population = definition[name]
    if (population !== undefined && !populations.includes(population)) {
      report(`scopes.${id}.${name}`, `There is no population "${population}".`)
    }
  }
}

/** A permission only counts in the scope that it belongs to, or, asked from below, in one above. */
function checkPermissionReferences({ index, report }: Checking, id: string, definition: ScopeTypeDefinition): void {
  const path = index.pathOf(id)
  const expect = (at: string, permission: string, allowed: readonly string[], where: string) => {
    const found = index.permissionsById.get(permission)
    if (found === undefined) report(at, `There is no permission "${permission}".`)
    else if (!allowed.includes(found.scopeType)) {
      report(at, `"${permission}" is a permission of "${found.scopeType}", which is not ${where} "${id}".`)
    }
  }
  const { createdWith, customRoles } = definition
  if (createdWith !== undefined) expect(`scopes.${id}.createdWith`, createdWith, path.slice(1), 'above')
  if (customRoles) expect(`scopes.${id}.customRoles.editedWith`, customRoles.editedWith, path, 'above or the same as')
  for (const [operation, guard] of entries(definition.guards)) {
    const at = `scopes.${id}.guards.${operation}`
    if (!Object.hasOwn(operations, operation)) report(at, `There is no operation "${operation}".`)
    if (typeof guard === 'string') expect(at, guard, path, 'above or the same as')
    for (const [i, permission] of elements(guard as readonly string[]).entries()) {
      expect(`${at}[${i}]`, permission, path, 'above or the same as')
    }
  }
}

function checkProfile({ index, report }: Checking, id: string, { profile }: ScopeTypeDefinition): void {
  const path = `scopes.${id}.profile`
  const fields = [
    ...entries(profile?.fields).map(([name, field]) => [`${path}.fields.${name}`, field] as const),
    ...entries(profile?.choice?.options).flatMap(([option, { fields }]) =>
      entries(fields).map(([name, field]) => [`${path}.choice.options.${option}.fields.${name}`, field] as const),
    ),
  ]
  for (const [at, { type, scopeType, options }] of fields) {
    if (scopeType !== undefined && !index.scopeTypes.has(scopeType)) {
      report(`${at}.scopeType`, `There is no scope type "${scopeType}".`)
    }
    if (type === 'scopes' && scopeType === undefined) report(at, 'Say which scope type the scopes are picked from.')
    if ((type === 'choice' || type === 'choices') && elements(options).length === 0) {
      report(at, 'A choice needs options to choose from.')
    }
  }
}

function checkReviews({ report }: Checking, id: string, { reviews, guards }: ScopeTypeDefinition): void {
  if (reviews === undefined) return
  const path = `scopes.${id}.reviews`
  if (guards?.['reviews.manage'] === undefined) {
    report(path, 'Nobody can run a review here: say in guards which permission opens reviews.manage.')
  }
  if (!(reviewPeriods as readonly string[]).includes(reviews.every)) {
    report(`${path}.every`, `"${reviews.every}" is no period: write one of ${reviewPeriods.join(', ')}.`)
  }
  for (const name of ['due', 'inactive'] as const) {
    if (parseDuration(reviews[name]) === null) {
      report(
        `${path}.${name}`,
        `"${reviews[name]}" is not a duration: write a whole number and m, h or d, such as 30d.`,
      )
    }
  }
}
