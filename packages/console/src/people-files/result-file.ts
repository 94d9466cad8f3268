import type { LineResult } from './import-calls.ts'

/** What came of the lines as a file for a spreadsheet: those that failed with the reason, and links to hand on. */
export function resultFile(results: readonly LineResult[]): string {
  const rows = results.map(({ line, email, outcome, because, link }) => [String(line), email, outcome, because, link])
  return `\ufeff${[['line', 'email', 'outcome', 'because', 'link'], ...rows]
    .map((row) => row.map((cell) => cellText(cell ?? '')).join(','))
    .join('\r\n')}\r\n`
}

/** In quotes where it must be, and nothing that a spreadsheet would run. */
function cellText(text: string): string {
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}

/** Gives somebody a file that was made on this page. */
export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  URL.revokeObjectURL(url)
}
