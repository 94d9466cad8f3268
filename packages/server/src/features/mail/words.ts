/** Something that a person chose: a name, an address, a role. It is set apart from the sentence and never read as markup. */
export interface Given {
  readonly given: string
}

/** A sentence of a mail, before it becomes text or HTML. */
export type Words = readonly (string | Given)[]

/** A sentence with given values in it: say`${by} invited you to ${place}.` */
export function say(texts: TemplateStringsArray, ...values: readonly (string | Words)[]): Words {
  return texts.flatMap((text, index) => {
    const value = values[index]
    if (value === undefined) return [text]
    return typeof value === 'string' ? [text, { given: value }] : [text, ...value]
  })
}

const lists = new Intl.ListFormat('en', { type: 'conjunction' })

/** Admin, Developer and Member. */
export function listed(values: readonly string[]): Words {
  return lists.formatToParts(values).map(({ type, value }) => (type === 'element' ? { given: value } : value))
}

const days = new Intl.DateTimeFormat('en-GB', {
  ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' },
})

/** Friday 8 March 2030, 14:00 UTC: a mail cannot know where it is read. Put together here, for releases of Node.js differ in it. */
export function moment(iso: string): string {
  const parts = new Map<string, string>(days.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]))
  const day = ['weekday', 'day', 'month', 'year'].map((type) => parts.get(type)).join(' ')
  return `${day}, ${parts.get('hour')}:${parts.get('minute')} UTC`
}

/**
 * One line: what would break a header, end a line or turn the direction of the text around it is left out. Names cannot hold such
 * characters (X7); what reaches a mail from elsewhere could.
 */
export function oneLine(text: string): string {
  return text.replace(/\p{Bidi_Control}/gu, '').replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
}

/** The sentence as plain text. */
export function textOf(words: Words): string {
  return words.map((part) => (typeof part === 'string' ? part : oneLine(part.given))).join('')
}
