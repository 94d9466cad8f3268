/** One thing wrong with a blueprint: where (`scopes.team.roles.admin.grants[2]`) and what, in a plain sentence. */
export interface Problem {
  readonly path: string
  readonly message: string
}

/** A blueprint that cannot be compiled. Holds all of its problems, never only the first. */
export class BlueprintError extends Error {
  override readonly name = 'BlueprintError'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`
    super(`The blueprint has ${count}:\n${problems.map(({ path, message }) => `  ${path}: ${message}`).join('\n')}`)
    this.problems = problems
  }
}
