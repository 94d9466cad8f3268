import type { ImportFile } from './import-calls.ts'

const largest = 5 * 1024 * 1024

/** The text of a file that somebody chose, or the sentence that says why it is none. */
export async function readFile(file: File): Promise<ImportFile | string> {
  const format = formatOf(file.name)
  if (format === null) return 'The file must end in .csv or .json. A spreadsheet saves itself as “CSV UTF-8”.'
  if (file.size > largest) return 'The file is larger than 5 MB. Divide it.'
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
    return { name: file.name, format, text }
  } catch {
    return 'The file is not text in UTF-8. A spreadsheet saves itself as “CSV UTF-8”.'
  }
}

function formatOf(name: string): ImportFile['format'] | null {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return ending === 'csv' || ending === 'json' ? ending : null
}
