/** One request as everybody in turn made it. */
export interface Row {
  readonly request: string
  /** In the order of the columns; `null` of whoever was not asked, because nobody's answer could be another. */
  readonly answers: readonly (Answer | null)[]
}

export interface Answer {
  readonly status: number
  readonly code: string | null
}

export interface Block {
  readonly title: string
  readonly rows: readonly Row[]
}

/** What a status means when nothing stands behind it. */
const usual: Readonly<Record<number, string>> = {
  401: 'not-signed-in',
  403: 'not-allowed',
  404: 'not-found',
  409: 'conflict',
  422: 'invalid-input',
}

/** One letter for every other code, so that columns stay narrow. */
const letters: Readonly<Record<string, string>> = {
  'above-your-role': 'a',
  'session-needed': 's',
  'token-needed': 't',
  'fresh-sign-in-needed': 'f',
  'own-role': 'o',
  'last-holder': 'l',
  'reason-needed': 'r',
  'link-not-valid': 'k',
  'bad-request': 'b',
  'invitation-for-another': 'i',
  'mail-needed': 'm',
  'passkey-refused': 'p',
  'changed-meanwhile': 'c',
  'way-closed': 'w',
}

/** A text that is reviewed line by line: routes down, who asks across. */
export function answerTable(heading: string, columns: readonly string[], blocks: readonly Block[]): string {
  const width = Math.max(...blocks.flatMap(({ rows }) => rows.map(({ request }) => request.length))) + 2
  const lines = [heading, '', ...legend(), '']
  for (const { title, rows } of blocks) {
    lines.push('', title, '', ...header(columns, width))
    for (const { request, answers } of rows)
      lines.push(`${request.padEnd(width)}${answers.map(cell).join('')}`.trimEnd())
  }
  return `${lines.join('\n')}\n`
}

/** Names of columns one below the other, each with a line down to its column. */
function header(columns: readonly string[], width: number): string[] {
  return columns.map((name, index) => `${' '.repeat(width)}${'│    '.repeat(index)}${name}`)
}

function cell(answer: Answer | null): string {
  if (answer === null) return '·    '
  const { status, code } = answer
  if (code === null || usual[status] === code) return `${status}  `
  const letter = letters[code]
  if (letter === undefined) throw new Error(`The table has no letter for ${status} ${code}`)
  return `${status}${letter} `
}

function legend(): string[] {
  const statuses = Object.entries(usual).map(([status, code]) => `${status} ${code}`)
  const others = Object.entries(letters).map(([code, letter]) => `${letter} ${code}`)
  return [
    `A status alone: ${statuses.join(', ')}.`,
    `With a letter: ${others.join(', ')}.`,
    'A dot: not asked, because some stand for all where nobody can or everybody can.',
  ]
}
