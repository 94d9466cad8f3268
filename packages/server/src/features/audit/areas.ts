import type { Operation } from '@portreeve/engine'

/**
 * What audit events are about (the first word of their action), and which operation one must be allowed in the event's
 * scope to see them there: whoever may not read configuration does not learn it from the audit log either (B15).
 */
export const auditAreas = {
  scope: 'scope.read',
  member: 'members.read',
  invitation: 'members.read',
  request: 'requests.answer',
  person: 'people.read',
  token: 'members.read',
  'service-account': 'service-accounts.manage',
  resource: 'audit.read',
  app: 'audit.read',
  'members-sign-in': 'members.sign-in',
  'people-sign-in': 'people.sign-in',
  'members-second-factor': 'members.second-factor',
  'people-second-factor': 'people.second-factor',
  role: 'roles.read',
  blueprint: 'roles.read',
  deployment: 'audit.read',
  mail: 'mails.read',
  review: 'reviews.manage',
  audit: 'audit.read',
} as const satisfies Record<string, Operation>

export type AuditArea = keyof typeof auditAreas

export type AuditAction = `${AuditArea}.${string}`
