/** What a command may touch of the outside: tests give one that remembers. */
export interface Terminal {
  /** Writes one piece of output with a line break after it. */
  readonly print: (text: string) => void
  readonly complain: (text: string) => void
  /** The lines of standard input. */
  readonly lines: () => AsyncIterable<string>
  readonly style: Style
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Asks the person who sits there; `null` where nobody does. */
  readonly prompts: Prompts | null
  /** Shows how far something is; says nothing where nobody watches. */
  readonly progress: (title: string, total: number) => Progress
  /** Calls it when the person presses Ctrl-C, instead of ending. Answers what takes that back. */
  readonly onInterrupt: (stop: () => void) => () => void
  /** 0: done, or yes. 1: no, refused, or there are problems or differences. 2: not used as it is meant. */
  exitCode: 0 | 1 | 2
}

export interface Prompts {
  /** `null`: the person gave up. */
  text(message: string, placeholder: string): Promise<string | null>
  /** The same, without showing what is typed. */
  secret(message: string): Promise<string | null>
}

export interface Progress {
  advance(by: number): void
  /** Takes it off the screen. */
  end(): void
}

export interface Style {
  readonly strong: (text: string) => string
  readonly quiet: (text: string) => string
  readonly good: (text: string) => string
  readonly bad: (text: string) => string
}

const asItIs = (text: string): string => text
export const plain: Style = { strong: asItIs, quiet: asItIs, good: asItIs, bad: asItIs }
