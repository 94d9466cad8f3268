/** The command cannot be carried out as it was given. Its message is the one sentence that the person reads (exit code 2). */
export class WrongUse extends Error {
  override readonly name = 'WrongUse'
}
