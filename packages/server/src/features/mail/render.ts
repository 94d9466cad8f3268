import { type Html, html } from './html.ts'
import type { Letter } from './letter.ts'
import { sheet, styleOf } from './mail-style.ts'
import { oneLine, textOf, type Words } from './words.ts'

interface Rendering {
  readonly url: URL
  readonly installation: string
  /** The path of the link, or the code; `null`: only the mailbox has it, and that is said in its place (X12). */
  readonly secret: string | null
  /** `sheet`: without `style` at the elements, which the console's content security policy would refuse. */
  readonly styles: 'everywhere' | 'sheet'
}

export interface RenderedMail {
  readonly subject: string
  readonly text: string
  readonly html: string
}

const hidden = 'The link is not shown here: only the mail itself has it.'
const hiddenCode = 'The code is not shown here: only the mail itself has it.'
const longestSubject = 200

/** A letter in the forms that a mail carries. */
export function render(letter: Letter, rendering: Rendering): RenderedMail {
  const subject = subjectIn(letter)
  return { subject, text: asText(letter, rendering), html: asHtml(letter, subject, rendering) }
}

export function subjectIn(letter: Letter): string {
  return [...textOf(letter.subject)].slice(0, longestSubject).join('')
}

/** Where the button leads: always to this installation, whatever the path says. */
function linkOf({ action }: Letter, { url, secret }: Rendering): string | null {
  const path = action?.path === 'secret' ? secret : (action?.path ?? null)
  if (path === null) return null
  const link = new URL(path, url)
  if (link.origin !== url.origin) throw new Error('The link of a mail leads elsewhere')
  return link.href
}

function sentBy({ url, installation }: Rendering): string {
  return `Sent by ${oneLine(installation)}, ${url.host}. Nobody reads answers to it.`
}

function asText(letter: Letter, rendering: Rendering): string {
  const { heading, paragraphs = [], facts = [], note, action, hasCode, after = [], why } = letter
  const blocks = [
    `${textOf(heading)}.`,
    ...paragraphs.map(textOf),
    facts.map(([label, value]) => `${oneLine(label)}: ${textOf(value)}`).join('\n'),
    note
      ? noteLines(note)
          .map((line) => `> ${line}`)
          .join('\n')
      : '',
    hasCode ? (rendering.secret ?? hiddenCode) : '',
    action ? `${action.label}:\n${linkOf(letter, rendering) ?? hidden}` : '',
    ...after.map(textOf),
    `-- \n${textOf(why)}\n${sentBy(rendering)}`,
  ]
  return `${blocks.filter(Boolean).join('\n\n')}\n`
}

function noteLines(note: string): readonly string[] {
  return note.split(/\r\n|\r|\n/).map(oneLine)
}

function asHtml(letter: Letter, subject: string, rendering: Rendering): Html {
  const { heading, paragraphs = [], facts = [], note, hasCode, after = [], why } = letter
  const look = (name: Parameters<typeof styleOf>[0]) =>
    rendering.styles === 'sheet' ? html`class="${name}"` : html`class="${name}" style="${styleOf(name)}"`
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${subject}</title>
<style>
${sheet}
</style>
</head>
<body ${look('page')}>
<div ${look('card')}>
<p ${look('brand')}><span ${look('gate')} role="img" aria-label="A gate"></span>${oneLine(rendering.installation)}</p>
<h1 ${look('heading')}>${words(heading)}</h1>
${paragraphs.map((paragraph) => html`<p ${look('text')}>${words(paragraph)}</p>\n`)}
${
  facts.length === 0
    ? null
    : html`<dl ${look('facts')}>${facts.map(
        ([label, value]) =>
          html`<dt ${look('label')}><bdi>${oneLine(label)}</bdi></dt><dd ${look('value')}>${words(value)}</dd>\n`,
      )}</dl>`
}
${note ? html`<blockquote ${look('note')} dir="auto">${noteLines(note).join('\n')}</blockquote>` : null}
${hasCode ? html`<p ${look(rendering.secret === null ? 'address' : 'code')}>${rendering.secret ?? hiddenCode}</p>` : null}
${asButton(letter, rendering, look)}
${after.map((paragraph) => html`<p ${look('after')}>${words(paragraph)}</p>\n`)}
</div>
<p ${look('why')}>${words(why)}<br>${sentBy(rendering)}</p>
</body>
</html>
`.html
}

function asButton(
  letter: Letter,
  rendering: Rendering,
  look: (name: 'action' | 'button' | 'address') => ReturnType<typeof html>,
): ReturnType<typeof html> | null {
  if (letter.action === undefined) return null
  const link = linkOf(letter, rendering)
  if (link === null) {
    return html`<p ${look('action')}><span ${look('button')}>${letter.action.label}</span></p>
<p ${look('address')}>${hidden}</p>`
  }
  const { label } = letter.action
  // Where a mail is only looked at, its button leads nowhere.
  const button =
    rendering.styles === 'sheet'
      ? html`<span ${look('button')}>${label}</span>`
      : html`<a ${look('button')} href="${link}">${label}</a>`
  return html`<p ${look('action')}>${button}</p>
<p ${look('address')}>Or open this address: ${link}</p>`
}

function words(sentence: Words): ReturnType<typeof html> {
  return html`${sentence.map((part) =>
    typeof part === 'string' ? html`${part}` : html`<bdi>${oneLine(part.given)}</bdi>`,
  )}`
}
