import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Every file of the repository that git does not ignore, committed or not, as a path from the root. */
export const files: readonly string[] = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
  { cwd: root, encoding: 'utf8', maxBuffer: 64_000_000 },
)
  .split('\0')
  .filter((file) => file !== '' && existsSync(join(root, file)))

const contents = new Map<string, string>()

export function read(file: string): string {
  const known = contents.get(file) ?? readFileSync(join(root, file), 'utf8')
  contents.set(file, known)
  return known
}

export function isTest(file: string): boolean {
  return /\.(test|test-d|fixture)\.tsx?$/.test(file)
}

/** What ships: source of the packages without tests and fixtures. */
export const shipped = files.filter(
  (file) => /^packages\/[^/]+\/src\/.*\.tsx?$/.test(file) && !isTest(file) && !file.endsWith('.gen.ts'),
)

/** Everything that people write as code, tests included. */
export const written = files.filter((file) => /\.(ts|tsx|mjs|js)$/.test(file) && !file.endsWith('.gen.ts'))

interface Import {
  readonly from: string
  readonly typeOnly: boolean
}

export function importsOf(file: string): readonly Import[] {
  const text = withoutComments(read(file))
  const statements = text.matchAll(/^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm)
  const dynamic = text.matchAll(/\bimport\(\s*'([^']+)'/g)
  return [
    ...[...statements].map(([, type, from]) => ({ from: from!, typeOnly: type !== undefined })),
    ...[...dynamic].map(([, from]) => ({ from: from!, typeOnly: false })),
  ]
}

/** The files of this repository that a file imports, as paths from the root. */
export function importedFiles(file: string): readonly string[] {
  return importsOf(file)
    .filter(({ from }) => from.startsWith('.'))
    .map(({ from }) => normalize(join(dirname(file), from)))
}

export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1')
}

/** `file:line: text` of every line that matches. */
export function linesMatching(among: readonly string[], pattern: RegExp, text = read): readonly string[] {
  return among.flatMap((file) =>
    text(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  )
}
