declare const markup: unique symbol

/** HTML in which everything that came from elsewhere is escaped: only `html` makes it. */
export type Html = string & { readonly [markup]: true }

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}

interface Part {
  readonly html: Html
}

/** A piece of HTML. Texts in it are escaped; pieces made by `html` go in as they are, lists of them one after the other. */
export function html(
  texts: TemplateStringsArray,
  ...values: readonly (string | Part | readonly Part[] | null)[]
): Part {
  const filled = texts.map((text, index) => {
    const value = values[index]
    if (value === undefined || value === null) return text
    if (typeof value === 'string') return text + escaped(value)
    return text + ('html' in value ? value.html : value.map((part) => part.html).join(''))
  })
  return { html: filled.join('') as Html }
}
