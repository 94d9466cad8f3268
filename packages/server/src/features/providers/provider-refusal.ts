/** What the page that one comes back to says, by a word in its address. `docs/providers.md` explains each. */
export const providerProblems = [
  'provider-not-offered',
  'provider-unreachable',
  'provider-cancelled',
  'provider-failed',
  'way-over',
  'identity-unknown',
  'identity-taken',
  'provider-linked',
  'account-archived',
  'account-blocked',
] as const

export type ProviderProblem = (typeof providerProblems)[number]

/** The way to a provider and back ends without what it was for. */
export class ProviderRefusal extends Error {
  readonly problem: ProviderProblem

  constructor(problem: ProviderProblem, cause?: unknown) {
    super(problem, { cause })
    this.name = 'ProviderRefusal'
    this.problem = problem
  }
}
