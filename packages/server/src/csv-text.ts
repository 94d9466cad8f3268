import { pipeline, Readable } from 'node:stream'
import { stringify } from 'csv-stringify'

/** Key and heading of each column. */
export type CsvColumns<Row> = { readonly [Key in keyof Row & string]?: string }

/** Rows as the text of a CSV file (RFC 4180), written while they are read. What fails then is told to `broken` as well. */
export function csvText<Row extends object>(
  columns: CsvColumns<Row>,
  rows: AsyncIterable<Row>,
  broken: (error: Error) => void = () => {},
): Readable {
  const text = stringify({
    columns: columns as Record<string, string>,
    header: true,
    // Spreadsheets take UTF-8 for something else without it.
    bom: true,
    record_delimiter: 'windows',
    quote_record_delimiter: true,
    // A name like "=1+1" is text, wherever the file is opened.
    escape_formulas: true,
  })
  pipeline(Readable.from(rows), text, (error) => {
    if (error) broken(error)
  })
  return text
}
