import type { Checking } from './check.ts'
import { checkCondition } from './check-condition.ts'
import { entries } from './entries.ts'

/** Kinds of resources: where they live and what can be done with them. */
export function checkResources(checking: Checking): void {
  const { blueprint, index, report } = checking
  for (const [kind, { scope, actions, attributes }] of entries(blueprint.resources)) {
    const path = `resources.${kind}`
    if (!index.scopeTypes.has(scope)) report(`${path}.scope`, `There is no scope type "${scope}".`)
    for (const [name, attribute] of entries(attributes)) {
      if (typeof attribute === 'string' || attributes?.[attribute?.statusOf] === 'text') continue
      report(`${path}.attributes.${name}.statusOf`, `There is no text attribute "${attribute?.statusOf}".`)
    }
    for (const [id, action] of entries(actions)) {
      const at = `${path}.actions.${id}`
      const permission = index.permissionsById.get(action.permission)
      if (permission === undefined) report(`${at}.permission`, `There is no permission "${action.permission}".`)
      else if (index.scopeTypes.has(scope) && !index.pathOf(scope).includes(permission.scopeType)) {
        const where = `which is not above or the same as "${scope}"`
        report(`${at}.permission`, `"${action.permission}" is a permission of "${permission.scopeType}", ${where}.`)
      }
      if (action.when !== undefined) checkCondition(checking, action.when, `${at}.when`, kind)
    }
  }
}
