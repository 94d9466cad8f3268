import type { Operation } from '@portreeve/engine'
import { requireStill } from '../../access/still.ts'
import type { ScopedContext } from '../../context.ts'
import { Problem } from '../../errors.ts'
import { accountWall } from '../members/account-wall.ts'
import { wholePerson } from '../people/kept-account.ts'
import type { ImportKind } from './facts.ts'
import { type FileFormat, readPeopleFile } from './people-file.ts'
import { type Plan, planImport } from './plan.ts'
import { type LineResult, type NewAccounts, runLine } from './run-line.ts'

export interface PeopleImport {
  readonly kind: ImportKind
  readonly format: FileFormat
  readonly text: string
}

/** What an import would do, line by line. Nothing is written. */
export async function previewImport(context: ScopedContext, input: PeopleImport): Promise<Plan> {
  const file = await readPeopleFile(input.format, input.text)
  return planImport(await seeing(context, input.kind), context.scope, input.kind, file)
}

interface ImportRun extends PeopleImport {
  /** Of the preview that was looked at. */
  readonly fingerprint: string
  readonly accounts: NewAccounts
}

/**
 * Does what the preview has shown, each line as a change of its own, and tells of each once it is done. Throws
 * `changed-meanwhile` where something else would happen now. Whoever stops listening stops it; the same file again does the rest.
 */
export async function runImport(context: ScopedContext, input: ImportRun): Promise<AsyncGenerator<LineResult>> {
  const plan = await previewImport(context, input)
  if (plan.fingerprint !== input.fingerprint) {
    throw new Problem('changed-meanwhile', {
      detail: 'The people here have changed since you looked at what the file would do. Look at it again.',
    })
  }
  return runPlan(context, input, plan)
}

export async function* runPlan(
  context: ScopedContext,
  { kind, accounts }: Pick<ImportRun, 'kind' | 'accounts'>,
  { lines }: Plan,
): AsyncGenerator<LineResult> {
  const operations = operationsOf(kind, lines)
  for (const planned of lines) {
    await requireStill(context, operations)
    yield await runLine(context, context.scope, planned, accounts)
  }
}

/** What all of the lines together take, and the route that began with them. */
function operationsOf(kind: ImportKind, lines: Plan['lines']): readonly Operation[] {
  const operations = new Set<Operation>([kind === 'members' ? 'members.add' : 'people.create'])
  for (const { does, act } of lines) {
    if (does === 'add' || does === 'invite') operations.add('members.add')
    if (does === 'change-role' || (does === 'create' && act?.give.length)) operations.add('members.change-role')
  }
  return [...operations]
}

/** Accounts are looked for behind the wall of whoever adds somebody; those that are kept here are all seen. */
async function seeing(context: ScopedContext, kind: ImportKind): Promise<ScopedContext> {
  if (kind === 'accounts') return { ...wholePerson(context), scope: context.scope }
  return { ...context, wall: await accountWall(context, context.scope.id) }
}
