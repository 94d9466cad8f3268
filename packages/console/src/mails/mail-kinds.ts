import type { MailKind } from './mails.ts'

const labels: Readonly<Record<MailKind, string>> = {
  invitation: 'Invitation',
  'member-added': 'Added',
  'roles-changed': 'Roles changed',
  'member-disabled': 'Disabled',
  'member-enabled': 'Enabled again',
  'member-removed': 'Removed',
  'administrator-made': 'New administrator',
  'access-ends-soon': 'Access ends soon',
  'guest-ends-soon': 'Access of a guest ends soon',
  'request-waiting': 'Request for access',
  'request-answered': 'Request answered',
  'review-begun': 'Access review begun',
  'review-due': 'Access review due',
  'token-made': 'API token made',
  'set-password': 'Link for a password',
  'confirm-email': 'Link for a new address',
  'reset-password': 'Link for a new password',
  'password-changed': 'Password changed',
  'sign-in': 'Link to sign in',
  'sign-up': 'Link to sign up',
  'sign-up-known': 'Has an account already',
  'email-changed': 'Address changed',
  'email-restored': 'Former address back',
  'sign-in-closed': 'Wrong passwords',
  'account-closed': 'Account closed',
  'account-opened': 'Account opened again',
  'ownership-transferred': 'Ownership handed over',
  'sign-in-code': 'Code for signing in',
  'enrolment-code': 'Code to set up a second factor',
  'enrolment-code-made': 'Code from an administrator',
  'second-factor-due': 'Second factor needed soon',
  'factor-changed': 'Second factors changed',
  'recovery-code-used': 'Recovery code used',
  'factors-reset': 'Second factors reset',
  'identity-changed': 'Linked account changed',
  'owner-missing': 'Owner missing',
  'place-claimed': 'Place claimed',
  'claim-objected': 'Claim objected to',
  'claim-completed': 'Claim completed',
  'submission-waiting': 'App to review',
  'submission-decided': 'App reviewed',
  test: 'Test mail',
}

export const kindChoices = Object.entries(labels).map(([value, label]) => ({ value, label }))

export const mailKinds = Object.keys(labels) as MailKind[]

/** What a mail is about. A newer server may have kinds that this page does not know. */
export function kindLabel(kind: string): string {
  return (labels as Readonly<Record<string, string>>)[kind] ?? kind
}
