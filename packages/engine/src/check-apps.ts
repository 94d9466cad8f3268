import type { ResourceKindDefinition } from './blueprint.ts'
import type { Checking } from './check.ts'
import { elements, entries } from './entries.ts'

const appActions = ['create', 'read', 'update', 'upload', 'test', 'publish', 'submit', 'delete']

/** What apps are made of is there, and signing up makes something that is there. */
export function checkApps(checking: Checking): void {
  checkSignUp(checking)
  const { blueprint, index, report } = checking
  const { apps } = blueprint
  if (apps === undefined || apps === null) return
  const kind = blueprint.resources?.[apps.resource]
  if (kind === undefined) report('apps.resource', `There is no kind of resource "${apps.resource}".`)
  else {
    expectActions(checking, 'apps.resource', apps.resource, kind, appActions)
    expectText(checking, 'apps.typeIn', apps.typeIn, kind)
  }
  const submission = apps.submission === undefined ? undefined : blueprint.resources?.[apps.submission]
  if (apps.submission !== undefined && submission?.scope !== 'platform') {
    report('apps.submission', `"${apps.submission}" is no kind of resource of the platform.`)
  } else if (submission !== undefined) {
    expectActions(checking, 'apps.submission', apps.submission!, submission, ['read', 'review'])
  }
  for (const [id, type] of entries(apps.types)) {
    const path = `apps.types.${id}`
    if (type?.reviewed === true && apps.submission === undefined) {
      report(`${path}.reviewed`, 'Say what a submitted app is to whoever reviews it: there is no apps.submission.')
    }
    const { belongsTo } = type ?? {}
    if (belongsTo === undefined) continue
    if (!index.scopeTypes.has(belongsTo?.scope)) {
      report(`${path}.belongsTo.scope`, `There is no scope type "${belongsTo?.scope}".`)
    }
    if (kind !== undefined) expectText(checking, `${path}.belongsTo.in`, belongsTo?.in, kind)
  }
}

function checkSignUp({ blueprint, index, report }: Checking): void {
  const { signUp } = blueprint
  if (signUp === undefined || signUp === null) return
  const made = index.scopeTypes.get(signUp.makes)
  if (made === undefined) report('signUp.makes', `There is no scope type "${signUp.makes}".`)
  else if (made.parent !== 'platform') report('signUp.makes', `"${signUp.makes}" does not lie in the platform.`)
  else if (made.creatorBecomes === undefined) {
    report('signUp.makes', `Say what whoever signs up becomes: "${signUp.makes}" has no creatorBecomes.`)
  }
  if (signUp.named !== undefined && String(signUp.named).split('{name}').length !== 2) {
    report('signUp.named', 'Write {name} once, where the name of the person belongs.')
  }
}

function expectActions(
  { report }: Checking,
  path: string,
  id: string,
  { actions }: ResourceKindDefinition,
  wanted: readonly string[],
): void {
  const there = entries(actions).map(([action]) => action)
  const missing = elements(wanted).filter((action) => !there.includes(action))
  if (missing.length > 0) report(path, `"${id}" lacks the actions ${missing.join(', ')}.`)
}

function expectText({ report }: Checking, path: string, name: string, { attributes }: ResourceKindDefinition): void {
  if (attributes?.[name] !== 'text') report(path, `There is no text attribute "${name}".`)
}
