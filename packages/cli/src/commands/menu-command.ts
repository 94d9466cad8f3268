import { menuFor, type Policy, type ShownItem, type ShownSection } from '@portreeve/engine'
import { Command } from 'commander'
import { findRoles, grantsByScopeType } from '../held-roles.ts'
import { type BlueprintOptions, loadPolicy } from '../load-policy.ts'
import type { Style, Terminal } from '../terminal.ts'
import { toJson } from '../text/json.ts'
import { blueprintOption, jsonOption, rolesOption, tenancyOption } from './options.ts'

interface MenuEntry {
  readonly id: string
  readonly label: string
  readonly items?: readonly MenuEntry[]
}

interface MenuSection {
  readonly section: string | null
  readonly items: readonly MenuEntry[]
}

export function menuCommand(terminal: Terminal): Command {
  return new Command('menu')
    .description('The menu of somebody with these roles.')
    .addOption(blueprintOption())
    .addOption(rolesOption().makeOptionMandatory())
    .addOption(tenancyOption())
    .addOption(jsonOption())
    .action(async (options: BlueprintOptions & { role: readonly string[]; json?: boolean }) => {
      const menu = menuOf(await loadPolicy(options), options.role)
      for (const line of options.json ? [toJson(menu)] : menuText(menu, terminal.style)) terminal.print(line)
    })
}

/** What somebody with these roles finds in the menu: labels and order, as the source has them. */
function menuOf(policy: Policy, references: readonly string[]): readonly MenuSection[] {
  const sections = menuFor(policy, grantsByScopeType(policy, findRoles(policy, references)))
  return sections.map(({ section, items }: ShownSection) => ({ section, items: items.map(entry) }))
}

function menuText(sections: readonly MenuSection[], style: Style): readonly string[] {
  if (sections.length === 0) return ['The menu is empty.']
  return sections.flatMap(({ section, items }, index) => [
    ...(index > 0 ? [''] : []),
    ...(section === null ? [] : [style.strong(section)]),
    ...items.flatMap((item) => lines(item, section === null ? '' : '  ')),
  ])
}

function entry({ id, label, items }: ShownItem): MenuEntry {
  return { id, label, ...(items && { items: items.map(entry) }) }
}

function lines({ label, items }: MenuEntry, indent: string): string[] {
  return [indent + label, ...(items ?? []).flatMap((item) => lines(item, `${indent}  `))]
}
