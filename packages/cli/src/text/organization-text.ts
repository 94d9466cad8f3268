import type { OrganizationDone } from '@portreeve/server'
import type { Style } from '../terminal.ts'

/** One organization in one line: what was brought in of it, or would be. */
export function organizationText(style: Style, done: OrganizationDone, dryRun: boolean): string {
  const { name, isNew, places, apps, waiting, people } = done
  const brought = people.filter(({ outcome }) => outcome === 'added' || outcome === 'invited' || outcome === 'changed')
  const parts = [
    ...(isNew ? ['new'] : []),
    ...counted(places, 'place', 'places'),
    ...counted(brought.length, 'role for people', 'roles for people'),
    ...counted(apps, 'app', 'apps'),
  ]
  if (parts.length === 0) return style.quiet(`${name}: nothing to do`)
  const wait = waiting > 0 ? style.quiet(' (apps wait here until the account is set up)') : ''
  return `${name}: ${dryRun ? 'would be: ' : ''}${parts.join(', ')}${wait}`
}

function counted(count: number, one: string, many: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`]
}
