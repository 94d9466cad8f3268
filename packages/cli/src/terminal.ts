/** What a command may touch of the outside: tests give one that remembers. */
export interface Terminal {
  /** Writes one piece of output with a line break after it. */
  readonly print: (text: string) => void
  readonly complain: (text: string) => void
  /** The lines of standard input. */
  readonly lines: () => AsyncIterable<string>
  readonly style: Style
  /** 0: done, or yes. 1: no, or there are problems or differences. 2: not used as it is meant. */
  exitCode: 0 | 1 | 2
}

export interface Style {
  readonly strong: (text: string) => string
  readonly quiet: (text: string) => string
  readonly good: (text: string) => string
  readonly bad: (text: string) => string
}

const asItIs = (text: string): string => text
export const plain: Style = { strong: asItIs, quiet: asItIs, good: asItIs, bad: asItIs }
