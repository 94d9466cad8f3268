import type { MailKind, MailValues } from './mail.ts'
import type { Words } from './words.ts'

/** What a mail says, whichever form it is read in. */
export interface Letter {
  readonly subject: Words
  /** What happened, in one sentence. */
  readonly heading: Words
  readonly paragraphs?: readonly Words[]
  readonly facts?: readonly Fact[]
  /** Somebody's own words. */
  readonly note?: string | null
  readonly action?: Action
  /** A code of its own, which only the mailbox sees. */
  readonly hasCode?: true
  /** What to know about the action, and what to do when something is not as it should be. */
  readonly after?: readonly Words[]
  /** Why this person gets it. */
  readonly why: Words
}

export type Fact = readonly [label: string, value: Words]

export interface Action {
  readonly label: string
  /** `secret`: the path that only the mailbox sees (X12). */
  readonly path: string | 'secret'
}

/** What every kind of mail can mention. */
export interface About {
  /** The path of the place that the mail is about. */
  readonly placePath: string
  /** Where somebody who is not let in there reads why, and whom to ask. */
  readonly entryPath: string
  /** What the installation is called. */
  readonly installation: string
}

export type Letters<Kinds extends MailKind = MailKind> = {
  readonly [Kind in Kinds]: (values: MailValues[Kind], about: About) => Letter
}
