export interface DatabaseFailure {
  /** SQLSTATE, `23505` for a broken unique rule for instance. */
  readonly code: string
  /** The name of the broken constraint, or null. */
  readonly constraint: string | null
}

/** What the database said, when an error (or what caused it: drizzle wraps them) comes from the database; else null. */
export function databaseFailure(error: unknown): DatabaseFailure | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && /^[0-9A-Z]{5}$/.test(cause.code)) {
      const constraint = 'constraint' in cause && typeof cause.constraint === 'string' ? cause.constraint : null
      return { code: cause.code, constraint }
    }
  }
  return null
}
