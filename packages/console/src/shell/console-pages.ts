import {
  type Icon,
  IconApps,
  IconBuilding,
  IconChecklist,
  IconHistory,
  IconHome,
  IconId,
  IconKey,
  IconLockQuestion,
  IconLogin2,
  IconMail,
  IconMailQuestion,
  IconPackages,
  IconRobot,
  IconShieldHalf,
  IconShieldLock,
  IconTable,
  IconUserCircle,
  IconUsers,
} from '@tabler/icons-react'
import type { Operation } from '../session/scope.ts'

interface ConsolePage {
  readonly to:
    | '/scopes/$scope'
    | '/scopes/$scope/details'
    | '/scopes/$scope/members'
    | '/scopes/$scope/people'
    | '/scopes/$scope/scopes'
    | '/scopes/$scope/tokens'
    | '/scopes/$scope/service-accounts'
    | '/scopes/$scope/roles'
    | '/scopes/$scope/check'
    | '/scopes/$scope/requests'
    | '/scopes/$scope/apps'
    | '/scopes/$scope/submissions'
    | '/scopes/$scope/reviews'
    | '/scopes/$scope/mails'
    | '/scopes/$scope/audit'
    | '/scopes/$scope/security-events'
    | '/scopes/$scope/sign-in/members'
    | '/scopes/$scope/sign-in/people'
    | '/scopes/$scope/second-factor/members'
    | '/scopes/$scope/second-factor/people'
  readonly label: string
  readonly icon: Icon
  /** What one must be able to do for it; the home page has something for everybody. */
  readonly operation: Operation | null
}

/** Portreeve's own pages, by the word that a blueprint's menu uses for them, in the order of the Access menu. */
export const consolePages = {
  home: { to: '/scopes/$scope', label: 'Home', icon: IconHome, operation: null },
  details: { to: '/scopes/$scope/details', label: 'Details', icon: IconId, operation: 'scope.update' },
  members: { to: '/scopes/$scope/members', label: 'Members', icon: IconUsers, operation: 'members.read' },
  people: { to: '/scopes/$scope/people', label: 'People', icon: IconUserCircle, operation: 'people.read' },
  scopes: { to: '/scopes/$scope/scopes', label: 'Places', icon: IconBuilding, operation: 'scope.children' },
  roles: { to: '/scopes/$scope/roles', label: 'Roles & permissions', icon: IconTable, operation: 'roles.read' },
  check: { to: '/scopes/$scope/check', label: 'Check access', icon: IconLockQuestion, operation: 'access.check' },
  requests: { to: '/scopes/$scope/requests', label: 'Requests', icon: IconMailQuestion, operation: 'requests.answer' },
  // The menu of the system leads to it, by the permission to see apps.
  apps: { to: '/scopes/$scope/apps', label: 'Apps', icon: IconApps, operation: null },
  submissions: {
    to: '/scopes/$scope/submissions',
    label: 'Apps to review',
    icon: IconPackages,
    operation: 'apps.review',
  },
  reviews: { to: '/scopes/$scope/reviews', label: 'Access reviews', icon: IconChecklist, operation: 'reviews.manage' },
  'service-accounts': {
    to: '/scopes/$scope/service-accounts',
    label: 'Service accounts',
    icon: IconRobot,
    operation: 'service-accounts.manage',
  },
  tokens: { to: '/scopes/$scope/tokens', label: 'API tokens', icon: IconKey, operation: 'tokens.create' },
  mails: { to: '/scopes/$scope/mails', label: 'Mail', icon: IconMail, operation: 'mails.read' },
  audit: { to: '/scopes/$scope/audit', label: 'Audit log', icon: IconHistory, operation: 'audit.read' },
  'security-events': {
    to: '/scopes/$scope/security-events',
    label: 'Sign-ins and refusals',
    icon: IconShieldHalf,
    operation: 'security-events.read',
  },
  'members-sign-in': {
    to: '/scopes/$scope/sign-in/members',
    label: 'How members sign in',
    icon: IconLogin2,
    operation: 'members.sign-in',
  },
  'members-second-factor': {
    to: '/scopes/$scope/second-factor/members',
    label: 'Second factors of members',
    icon: IconShieldLock,
    operation: 'members.second-factor',
  },
  'people-sign-in': {
    to: '/scopes/$scope/sign-in/people',
    label: 'How people sign in',
    icon: IconLogin2,
    operation: 'people.sign-in',
  },
  'people-second-factor': {
    to: '/scopes/$scope/second-factor/people',
    label: 'Second factors of people',
    icon: IconShieldLock,
    operation: 'people.second-factor',
  },
} as const satisfies Record<string, ConsolePage>

export type ConsolePageId = keyof typeof consolePages

export function isConsolePage(id: string): id is ConsolePageId {
  return id in consolePages
}
