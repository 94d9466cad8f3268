import type { Service } from '../../context.ts'
import { platformId, type ScopeId } from '../../ids.ts'
import type { About, Letter } from './letter.ts'
import { letters } from './letters/letters.ts'
import type { MailKind } from './mail.ts'
import { type RenderedMail, render, subjectIn } from './render.ts'

interface Message {
  readonly kind: string
  readonly scopeId: ScopeId
  readonly values: Readonly<Record<string, unknown>>
}

interface Options {
  /** What the installation is called. */
  readonly installation: string
  /** `null`: the place of the link or code says that only the mailbox has it. */
  readonly secret: string | null
  readonly styles: 'everywhere' | 'sheet'
}

/** The text of a stored message; it is made anew each time it is read, so that no link has to be kept in it. */
export function renderMessage({ config }: Pick<Service, 'config'>, message: Message, options: Options): RenderedMail {
  return render(letterOf(message, options.installation), { ...options, url: config.url })
}

export function subjectOf(message: Message, installation: string): string {
  return subjectIn(letterOf(message, installation))
}

/** Whether the mail leads to where only its mailbox may go. */
export function hasLink(message: Message, installation: string): boolean {
  return letterOf(message, installation).action?.path === 'secret'
}

function letterOf({ kind, scopeId, values }: Message, installation: string): Letter {
  const scope = scopeId === platformId ? 'platform' : scopeId
  const about = { placePath: `/scopes/${scope}`, entryPath: `/enter/${scope}`, installation }
  // Written by `queueMail`, which takes the values of each kind and no others.
  const write = letters[kind as MailKind] as ((values: unknown, about: About) => Letter) | undefined
  if (write === undefined) throw new Error(`There is no text for mails of the kind ${kind}`)
  return write(values, about)
}
