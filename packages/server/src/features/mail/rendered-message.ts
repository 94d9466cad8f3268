import type { Service } from '../../context.ts'
import { platformId, type ScopeId } from '../../ids.ts'
import type { About, Letter } from './letter.ts'
import { letters } from './letters/letters.ts'
import type { MailKind } from './mail.ts'
import { type RenderedMail, render } from './render.ts'

interface Message {
  readonly kind: string
  readonly scopeId: ScopeId
  readonly values: Readonly<Record<string, unknown>>
}

interface Options {
  readonly installation: string
  /** `null`: the link's place says that only the mailbox has it. */
  readonly secretPath: string | null
  readonly styles: 'everywhere' | 'sheet'
}

/** The text of a stored message; it is made anew each time it is read, so that no link has to be kept in it. */
export function renderMessage(service: Service, message: Message, options: Options): RenderedMail {
  const { url } = service.config
  const scope = message.scopeId === platformId ? 'platform' : message.scopeId
  const { installation } = options
  const about = { placePath: `/scopes/${scope}`, entryPath: `/enter/${scope}`, installation }
  return render(letterOf(message, about), { ...options, url })
}

function letterOf({ kind, values }: Message, about: About): Letter {
  // Written by `queueMail`, which takes the values of each kind and no others.
  const write = letters[kind as MailKind] as ((values: unknown, about: About) => Letter) | undefined
  if (write === undefined) throw new Error(`There is no text for mails of the kind ${kind}`)
  return write(values, about)
}
