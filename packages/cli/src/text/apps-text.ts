import type { AppWithVersions, ListedApp } from '../remote/apps.ts'

/** One line for each app, in columns. */
export function appsTable(apps: readonly ListedApp[]): readonly string[] {
  if (apps.length === 0) return ['No app.']
  const rows = apps.map(({ name, type, state, latestVersion, publishedVersion, changedAt }) => [
    ...[name, type, state, latestVersion ?? '–', publishedVersion ?? '–', changedAt.slice(0, 10)],
  ])
  return columns([['Name', 'Type', 'State', 'Latest', 'Published', 'Changed'], ...rows])
}

/** One app with all its versions. */
export function appLines(app: AppWithVersions): readonly string[] {
  const { name, type, state, belongsTo, readOnly, versions } = app
  const rows = versions.map(({ version, state, size, uploadedAt, may, review }) => [
    ...[version, state, sizeText(size), uploadedAt.slice(0, 10)],
    may.filter(isCommand).join(', '),
    review?.note ? `“${review.note.replaceAll(/\s+/g, ' ')}”` : '',
  ])
  return [
    `${name} (${type}${belongsTo === null ? '' : ` for ${belongsTo.name}, ${belongsTo.status}`}): ${state}`,
    ...(readOnly === null ? [] : [readOnly]),
    ...(rows.length === 0
      ? ['No version yet.']
      : columns([['Version', 'State', 'Size', 'Uploaded', 'Possible now', 'Review'], ...rows])),
  ]
}

/** What can be done with a version, where it is anything. */
export function mayText(may: readonly string[]): readonly string[] {
  const acts = may.filter(isCommand)
  return acts.length === 0 ? [] : [`Possible now: ${acts.join(', ')}`]
}

/** What `portreeve apps` has a command for. */
function isCommand(action: string): boolean {
  return ['test', 'publish', 'submit'].includes(action)
}

export function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows[0]!.map((_, index) => Math.max(...rows.map((row) => [...row[index]!].length)))
  return rows.map((row) =>
    row
      .map((cell, index) => cell + ' '.repeat(widths[index]! - [...cell].length))
      .join('  ')
      .trimEnd(),
  )
}
