/** Every error that leaves the server: its HTTP status and its title. `docs/errors.md` explains each. */
export const problems = {
  'bad-request': { status: 400, title: 'The request could not be read' },
  'invalid-input': { status: 422, title: 'Something in the request is not right' },
  'not-signed-in': { status: 401, title: 'Sign in first' },
  'sign-in-refused': { status: 401, title: 'Email or password is not right' },
  'way-closed': { status: 403, title: 'This way in is closed' },
  'account-archived': { status: 403, title: 'This account is archived' },
  'email-not-confirmed': { status: 403, title: 'Confirm your address first' },
  'account-blocked': { status: 403, title: 'This account is blocked' },
  'password-change-needed': { status: 403, title: 'Choose a new password first' },
  'not-allowed': { status: 403, title: 'You may not do that' },
  'fresh-sign-in-needed': { status: 403, title: 'Confirm that it is you' },
  'second-factor-needed': { status: 403, title: 'A second factor is needed' },
  'enrolment-proof-needed': { status: 403, title: 'Show first that it is you' },
  'passkey-refused': { status: 403, title: 'This passkey was not accepted' },
  'session-needed': { status: 403, title: 'A token cannot do that' },
  'token-needed': { status: 403, title: 'This takes an API token' },
  'view-only': { status: 403, title: 'You are only looking' },
  'view-not-possible': { status: 409, title: 'This view is over' },
  'foreign-origin': { status: 403, title: 'The request came from another site' },
  'not-found': { status: 404, title: 'There is nothing here' },
  conflict: { status: 409, title: 'That does not fit the present state' },
  'nobody-to-share-with': { status: 409, title: 'There is nobody to share with' },
  'mail-needed': { status: 409, title: 'This deployment sends no mail' },
  // Not 502: proxies put a page of their own in the place of such an answer.
  'mail-failed': { status: 409, title: 'The mail was not sent' },
  // Nor 502 here, for the same reason.
  'provider-failed': { status: 409, title: 'The provider did not answer' },
  'request-open': { status: 409, title: 'You have asked already' },
  'request-decided': { status: 409, title: 'This request is over' },
  'above-your-role': { status: 403, title: 'Your role cannot give or take that' },
  'own-role': { status: 409, title: 'You cannot do that to yourself' },
  'second-person-needed': { status: 409, title: 'Somebody else must do this' },
  'last-way-in': { status: 409, title: 'Somebody must be able to come in' },
  'last-holder': { status: 409, title: 'Somebody must keep this role' },
  'belongings-undecided': { status: 409, title: 'Say what becomes of what they own' },
  'reason-needed': { status: 422, title: 'A reason is needed' },
  'invitation-for-another': { status: 409, title: 'This invitation is for somebody else' },
  'link-not-valid': { status: 410, title: 'This link can no longer be used' },
  'changed-meanwhile': { status: 412, title: 'Somebody changed it meanwhile' },
  'too-slow': { status: 408, title: 'The request took too long' },
  'archive-refused': { status: 422, title: 'This archive cannot be taken' },
  'too-large': { status: 413, title: 'The request is too large' },
  'headers-too-large': { status: 431, title: 'The headers of the request are too large' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'server-fault': { status: 500, title: 'The server failed' },
  'not-ready': { status: 503, title: 'The server is not ready' },
} as const satisfies Record<string, { status: number; title: string }>

export type ProblemCode = keyof typeof problems

interface ProblemDetails {
  /** A sentence for the person: what happened, why, what to do. */
  readonly detail: string
  readonly errors?: readonly { readonly field: string; readonly message: string }[]
  /** Members that go out with the answer (the least role that would do, who can help). */
  readonly more?: Readonly<Record<string, unknown>>
  /** Seconds after which it is worth another try. */
  readonly retryAfter?: number
  /** For the log only. */
  readonly cause?: unknown
}

/** An error that a person is told about, by its code. Anything else that is thrown is a `server-fault`. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly status: number
  readonly details: ProblemDetails

  constructor(code: ProblemCode, details: ProblemDetails) {
    super(details.detail, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'Problem'
    this.code = code
    this.status = problems[code].status
    this.details = details
  }
}
