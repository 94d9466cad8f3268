import { Marked, type Tokens } from 'marked'
import type { Plugin } from 'vite'

/** Makes a module of a guide (`docs/*.md?guide`): its title and its text as HTML, so that it can be read where Portreeve runs. */
export function guides(): Plugin {
  return {
    name: 'portreeve-guides',
    enforce: 'pre',
    transform(markdown, id) {
      if (!id.endsWith('.md?guide')) return null
      const title = /^# (.+)$/m.exec(markdown)?.[1] ?? 'Guide'
      return {
        code: `export const title = ${JSON.stringify(title)}\nexport const html = ${JSON.stringify(toHtml(markdown))}`,
        map: null,
        moduleType: 'js',
      }
    },
  }
}

const marked = new Marked({
  renderer: {
    heading({ tokens, depth, text }: Tokens.Heading) {
      return `<h${depth} id="${slug(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`
    },
    // What lies outside the guides is not served: it stays readable as what it is called.
    link({ href, tokens }: Tokens.Link) {
      const label = this.parser.parseInline(tokens)
      const guide = /^(?:\.\/)?([\w-]+)\.md(#.*)?$/.exec(href)
      if (guide) return `<a href="/guides/${guide[1]}${guide[2] ?? ''}">${label}</a>`
      return /^(https?:|\/|#)/.test(href) ? `<a href="${href}">${label}</a>` : label
    },
    table({ header, rows }: Tokens.Table) {
      // A corner without words is no heading.
      const cell = ({ tokens, header: isTitle, text }: Tokens.TableCell) => {
        const tag = isTitle && text.trim() !== '' ? 'th' : 'td'
        return `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`
      }
      const row = (cells: Tokens.TableCell[]) => `<tr>${cells.map(cell).join('')}</tr>`
      const titles = header.some(({ text }) => text.trim() !== '') ? `<thead>${row(header)}</thead>` : ''
      return `<div class="table" tabindex="0"><table>${titles}<tbody>${rows.map(row).join('')}</tbody></table></div>\n`
    },
    code({ text }: Tokens.Code) {
      const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
      return `<pre class="commands" tabindex="0"><code>${escaped}</code></pre>\n`
    },
  },
})

function toHtml(markdown: string): string {
  return marked.parse(markdown, { async: false })
}

/** As code hosts make them, so that a link to a section works in both places. */
function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s/g, '-')
}
