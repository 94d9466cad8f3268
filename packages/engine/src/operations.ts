/**
 * What Portreeve itself can do in a scope. A blueprint says in `guards` which of its permissions opens which operation;
 * an operation that it does not name is refused to everybody.
 */
export const operations = {
  'scope.read': 'See the scope, its name, state and profile',
  'scope.update': 'Change its name and profile',
  'scope.status': 'Change its state',
  'scope.children': 'List the scopes in it by name and state',
  'scope.claim': 'Claim it when it has lost whoever must be there',
  'members.read': 'See its members',
  'members.add': 'Add or invite members',
  'members.change-role': 'Give and take roles',
  'members.disable': 'Disable and enable members',
  'members.remove': 'Remove members',
  'members.sign-in': 'Say how its members sign in',
  'members.second-factor': 'Say which of its members need a second factor',
  'members.transfer': 'Hand on a role that moves by transfer only',
  'requests.answer': 'Answer requests for access',
  'people.read': 'See the accounts that are kept here',
  'people.create': 'Make an account',
  'people.update': 'Change the name of an account',
  'people.archive': 'Archive an account and bring it back',
  'people.block': 'Block an account and unblock it',
  'people.unlock': 'Open the password way in again after wrong passwords',
  'people.reset-password': 'Send somebody a link to choose a new password',
  'people.reset-factors': 'Take away the second factors of somebody who has lost them',
  'people.sign-in': 'Say how the people whose accounts are kept here sign in',
  'people.second-factor': 'Say who of the people whose accounts are kept here needs a second factor',
  'roles.read': 'See roles, permissions and who holds them',
  'access.check': 'Ask what somebody may do here, and why',
  'decisions.evaluate': 'Ask for decisions on behalf of an application',
  'tokens.create': 'Make API tokens for oneself',
  'service-accounts.manage': 'Make, see and end service accounts',
  'audit.read': 'Read the audit log',
  'audit.export': 'Export the audit log',
  'mails.read': 'See the mails that were sent about it',
  'mail.settings': 'See how mail is sent, and try it',
  'security-events.read': 'Read sign-ins and refusals',
  'reviews.manage': 'Run access reviews',
  'apps.review': 'Decide about apps that were submitted',
} as const satisfies Record<string, string>

export type Operation = keyof typeof operations

/**
 * The pages that Portreeve has of its own. An entry of a menu says which of them it opens (`page`); one that says none leads to
 * a page of the host's, about which Portreeve tells what guards it.
 */
export const consolePages = {
  home: 'The scope at a glance: people, changes, what waits for a decision',
  members: 'Its members and their roles',
  people: 'The accounts that are kept here',
  scopes: 'The scopes in it',
  tokens: "One's own API tokens",
  'service-accounts': 'Service accounts and their tokens',
  roles: 'Roles, permissions and who holds them',
  check: 'What somebody may do here, and why',
  requests: 'Requests for access that wait for an answer',
  audit: 'The audit log',
  'security-events': 'Sign-ins and refusals',
  details: 'Its name and state, and what else is known about it',
  apps: 'Its apps and their versions',
  submissions: 'Apps that wait for a review',
  reviews: 'Access reviews',
  'members-sign-in': 'How its members sign in',
  'members-second-factor': 'Which of its members need a second factor',
  'people-sign-in': 'How the people whose accounts are kept here sign in',
  'people-second-factor': 'Who of the people whose accounts are kept here needs a second factor',
} as const satisfies Record<string, string>

export type ConsolePage = keyof typeof consolePages
