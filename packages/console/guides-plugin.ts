import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Marked, type Tokens } from 'marked'
import type { Plugin } from 'vite'

const docs = fileURLToPath(new URL('../../docs', import.meta.url))

/** Turns the guides of `docs/` into pages of their own (`/guides/<name>.html`), so that they can be read where Portreeve runs. */
export function guides(): Plugin {
  return {
    name: 'portreeve-guides',
    apply: 'build',
    generateBundle(_, bundle) {
      const styles = Object.keys(bundle).filter((file) => file.endsWith('.css'))
      for (const file of readdirSync(docs).filter((name) => name.endsWith('.md'))) {
        const markdown = readFileSync(join(docs, file), 'utf8')
        const source = page(/^# (.+)$/m.exec(markdown)?.[1] ?? file, markdownToHtml(markdown), styles)
        this.emitFile({ type: 'asset', fileName: `guides/${basename(file, '.md')}.html`, source })
      }
    },
  }
}

function markdownToHtml(markdown: string): string {
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }: Tokens.Heading) {
        return `<h${depth} id="${slug(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`
      },
      // What lies outside the guides is not served: it stays readable as the path that it is.
      link({ href, tokens }: Tokens.Link) {
        const label = this.parser.parseInline(tokens)
        const guide = /^(?:\.\/)?([\w-]+)\.md(#.*)?$/.exec(href)
        if (guide) return `<a href="/guides/${guide[1]}.html${guide[2] ?? ''}">${label}</a>`
        return /^(https?:|\/|#)/.test(href) ? `<a href="${href}">${label}</a>` : label
      },
      table(token: Tokens.Table) {
        const row = (cells: Tokens.TableCell[], tag: string) =>
          `<tr>${cells.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')}</tr>`
        return `<div class="table" tabindex="0"><table><thead>${row(token.header, 'th')}</thead><tbody>${token.rows
          .map((cells) => row(cells, 'td'))
          .join('')}</tbody></table></div>\n`
      },
      code({ text }: Tokens.Code) {
        const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
        return `<pre class="commands" tabindex="0"><code>${escaped}</code></pre>\n`
      },
    },
  })
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

function page(title: string, body: string, styles: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title.replaceAll('<', '&lt;')} · Portreeve</title>
    <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
${styles.map((file) => `    <link rel="stylesheet" href="/${file}" />`).join('\n')}
  </head>
  <body>
    <div class="page">
      <header class="top">
        <a class="brand" href="/" aria-label="Portreeve, start page"><img src="/favicon.svg" width="28" height="28" alt="" />Portreeve</a>
        <nav aria-label="Documentation"><a href="/docs">API reference</a></nav>
      </header>
      <main class="guide">
${body}
      </main>
    </div>
  </body>
</html>
`
}
