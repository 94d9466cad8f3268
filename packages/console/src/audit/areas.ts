import type { Operation } from '../session/scope.ts'
import { knownActions } from './audit-sentence.ts'
import { idWords } from './sentence.ts'

/** What events are about, and what one must be able to do to see them: the server leaves out the others (B15). */
const areas: readonly { readonly id: string; readonly label: string; readonly operation: Operation }[] = [
  { id: 'member', label: 'Members and roles', operation: 'members.read' },
  { id: 'invitation', label: 'Invitations', operation: 'members.read' },
  { id: 'request', label: 'Requests', operation: 'requests.answer' },
  { id: 'review', label: 'Access reviews', operation: 'reviews.manage' },
  { id: 'person', label: 'Accounts', operation: 'people.read' },
  { id: 'token', label: 'API tokens', operation: 'members.read' },
  { id: 'service-account', label: 'Service accounts', operation: 'service-accounts.manage' },
  { id: 'members-sign-in', label: 'How members sign in', operation: 'members.sign-in' },
  { id: 'people-sign-in', label: 'How people sign in', operation: 'people.sign-in' },
  { id: 'members-second-factor', label: 'Second factors of members', operation: 'members.second-factor' },
  { id: 'people-second-factor', label: 'Second factors of people', operation: 'people.second-factor' },
  { id: 'scope', label: 'This place', operation: 'scope.read' },
  { id: 'app', label: 'Apps', operation: 'audit.read' },
  { id: 'resource', label: 'Resources', operation: 'audit.read' },
  { id: 'audit', label: 'Exports of this log', operation: 'audit.read' },
  { id: 'blueprint', label: 'Blueprint', operation: 'roles.read' },
  { id: 'mail', label: 'Mail', operation: 'mails.read' },
  { id: 'deployment', label: 'Deployment', operation: 'audit.read' },
]

/** The areas to choose from: those of which one can see something here. */
export function areaChoices(scope: { readonly type: string; may(operation: Operation): boolean }) {
  const ofPlatform = ['blueprint', 'deployment', 'mail']
  return areas
    .filter(({ id, operation }) => scope.may(operation) && (scope.type === 'platform' || !ofPlatform.includes(id)))
    .map(({ id, label }) => ({ value: id, label }))
}

/** What can be done in an area: the changes that have words here. */
export function actionChoices(area: string | undefined) {
  const prefix = `${area}.`
  return knownActions
    .filter((action) => action.startsWith(prefix))
    .map((action) => ({ value: action, label: idWords(action.slice(prefix.length)) }))
    .sort((a, b) => a.label.localeCompare(b.label))
}
