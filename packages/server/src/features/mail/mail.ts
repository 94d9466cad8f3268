import type { FactorKind } from '../../access/second-factor.ts'
import type { ScopeId, UserId } from '../../ids.ts'

/** What each kind of mail is made of. Labels of roles and names of places are written down as they were at that moment. */
export interface MailValues {
  /** With the link to accept it. `note` is the inviter's own words. */
  readonly invitation: {
    readonly place: string
    readonly role: string
    readonly by: string | null
    readonly note: string | null
    readonly expiresAt: string
    readonly accessExpiresAt: string | null
  }
  readonly 'member-added': { readonly place: string; readonly roles: readonly string[]; readonly by: string | null }
  /** `after` counts from the next sign-in where `takesEffect` says so (A9). */
  readonly 'roles-changed': {
    readonly place: string
    readonly before: readonly string[]
    readonly after: readonly string[]
    readonly takesEffect: 'now' | 'next-session'
    readonly expiresAt: string | null
    readonly by: string | null
  }
  readonly 'member-disabled': { readonly place: string; readonly by: string | null }
  readonly 'member-enabled': { readonly place: string; readonly by: string | null }
  readonly 'member-removed': { readonly place: string; readonly by: string | null }
  readonly 'account-closed': { readonly how: 'archived' | 'blocked' }
  readonly 'account-opened': { readonly how: 'unarchived' | 'unblocked' }
  /** To the one who hands the role on and to the one who gets it. */
  readonly 'ownership-transferred': {
    readonly place: string
    readonly role: string
    readonly from: string
    readonly to: string
    readonly youAre: string
  }
  readonly 'request-answered': {
    readonly place: string
    readonly answer: 'accepted' | 'declined'
    readonly role: string | null
    readonly expiresAt: string | null
    readonly note: string | null
    readonly by: string | null
  }
  /** To whoever can answer it. */
  readonly 'request-waiting': {
    readonly place: string
    readonly who: string
    readonly asksFor: string | null
    readonly note: string | null
  }
  /** To those who look after a place: somebody got a role that manages others. */
  readonly 'administrator-made': {
    readonly place: string
    readonly who: string
    readonly role: string
    readonly by: string | null
  }
  /** To whoever answers for a guest. */
  readonly 'guest-ends-soon': {
    readonly place: string
    readonly who: string
    readonly role: string
    readonly expiresAt: string
  }
  readonly 'access-ends-soon': { readonly place: string; readonly role: string; readonly expiresAt: string }
  readonly 'token-made': { readonly place: string; readonly token: string; readonly permissions: readonly string[] }
  /** With the link to choose a password. `isNew`: the account was just made. */
  readonly 'set-password': { readonly isNew: boolean; readonly by: string | null; readonly expiresAt: string }
  /** To the new address, with the link that proves it. */
  readonly 'confirm-email': { readonly expiresAt: string }
  /** C8: with the link to choose another password. `by`: whoever asked for it, where that was not the person; `network`: from where. */
  readonly 'reset-password': { readonly by: string | null; readonly network: string | null; readonly expiresAt: string }
  readonly 'password-changed': { readonly how: 'themselves' | 'link' | 'host' }
  /** With the link that signs in. */
  readonly 'sign-in': { readonly network: string | null; readonly expiresAt: string }
  /** With the link that makes an account. */
  readonly 'sign-up': { readonly network: string | null; readonly expiresAt: string }
  /** Somebody wanted to make an account with an address that has one. */
  readonly 'sign-up-known': {
    readonly network: string | null
    readonly account: 'open' | 'archived' | 'blocked'
  }
  /** To the former address; with a way back for as long as that goes. */
  readonly 'email-changed': { readonly to: string; readonly expiresAt: string | null }
  /** To the address that the account no longer has: the former one is back. */
  readonly 'email-restored': { readonly to: string }
  /** C8: wrong passwords have closed the password way in for devices that the account does not know. */
  readonly 'sign-in-closed': { readonly count: number; readonly network: string | null; readonly endsAt: string }
  /** With a code that proves, in one session, that the mailbox is read. */
  readonly 'sign-in-code': { readonly expiresAt: string }
  /** With a code that lets somebody set up a second factor late. */
  readonly 'enrolment-code': { readonly expiresAt: string }
  /** An administrator made such a code and hands it over. */
  readonly 'enrolment-code-made': { readonly by: string | null; readonly expiresAt: string }
  /** From `due` on a second factor is needed there, and the reader has none that counts. */
  readonly 'second-factor-due': { readonly places: readonly string[]; readonly due: string }
  /** Something about one's second factors is other than before. */
  readonly 'factor-changed': {
    readonly what: 'added' | 'removed' | 'recovery-codes-made'
    readonly factor: FactorKind | null
    readonly label: string | null
  }
  readonly 'recovery-code-used': { readonly left: number }
  /** By somebody who looks after accounts, or on the host. */
  readonly 'factors-reset': { readonly by: string | null }
  /** `email`: what the provider calls the account. */
  readonly 'identity-changed': {
    readonly provider: string
    readonly email: string | null
    readonly how: 'linked' | 'unlinked'
  }
  /** To whoever can claim the place. */
  readonly 'owner-missing': { readonly place: string; readonly role: string }
  /** To whoever last had the role, who can object, and to those who look after the place. */
  readonly 'place-claimed': {
    readonly place: string
    readonly role: string
    readonly by: string
    readonly dueAt: string
    readonly reader: 'former-holder' | 'caretaker'
  }
  /** To whoever claimed, and to those who could have. */
  readonly 'claim-objected': {
    readonly place: string
    readonly role: string
    readonly by: string
    readonly claimedBy: string
    readonly reader: 'claimant' | 'other'
  }
  readonly 'claim-completed': { readonly place: string; readonly role: string; readonly by: string }
  /** To reviewers. Only the organization is named: whoever may read the platform's mails sees no content of any (X14). */
  readonly 'submission-waiting': { readonly organization: string }
  /** To whoever submitted. */
  readonly 'submission-decided': {
    readonly place: string
    readonly app: string
    readonly appId: string
    readonly version: string
    readonly decision: 'approved' | 'changes-requested' | 'rejected'
    readonly note: string | null
  }
  /** C14: to whoever may run it, when it began by itself. */
  readonly 'review-begun': { readonly place: string; readonly review: string; readonly dueAt: string }
  /** C14: to whoever may run it. */
  readonly 'review-due': {
    readonly place: string
    readonly review: string
    readonly undecided: number
    readonly dueAt: string
  }
  readonly test: { readonly by: string | null }
}

export type MailKind = keyof MailValues

export type Mail = {
  readonly [Kind in MailKind]: {
    readonly kind: Kind
    /** An account, or an address that has none yet. */
    readonly to: { readonly user: UserId } | { readonly email: string }
    /** The place that it is about: whoever may see that place's mails sees it. */
    readonly scope: ScopeId
    readonly values: MailValues[Kind]
    /** The path of a link with a secret in it: kept encrypted, and only until it is delivered (X12). */
    readonly secretPath?: string
    /** A code that is read and typed: kept in the same way. */
    readonly secretCode?: string
  }
}[MailKind]
