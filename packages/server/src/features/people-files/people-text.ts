import { csvText } from '../../csv-text.ts'
import { columns } from './columns.ts'
import type { ExportedPerson } from './export-service.ts'
import type { FileFormat } from './people-file.ts'

/** People as the text of a file that an import takes, written while they are read. */
export function peopleText(people: AsyncIterable<ExportedPerson>, format: FileFormat): AsyncIterable<string | Buffer> {
  return format === 'csv' ? csvText<ExportedPerson>(headings, people) : listText(people)
}

const headings = Object.fromEntries([...columns, 'status'].map((column) => [column, column]))

async function* listText(rows: AsyncIterable<object>): AsyncGenerator<string> {
  let before = '[\n'
  for await (const row of rows) {
    yield `${before}${JSON.stringify(row)}`
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}
