import type { ScopedContext } from '../../context.ts'
import { type Holder, permissionHolders, roleHolders } from './service.ts'

/** One line of a list that leaves for a spreadsheet. */
interface HolderLine {
  readonly name: string
  readonly email: string
  /** Labels. */
  readonly roles: string
}

/** So many at a time: no transaction stays open for as long as somebody's connection takes. */
const pageLength = 500

export async function* allRoleHolders(context: ScopedContext, roleId: string): AsyncGenerator<HolderLine> {
  for await (const holder of all((page) => roleHolders(context, roleId, page))) yield line(context, holder)
}

export async function* allPermissionHolders(
  context: ScopedContext,
  permissionId: string,
): AsyncGenerator<HolderLine & { readonly held: string }> {
  const holders = all((page) => permissionHolders(context, permissionId, page))
  for await (const holder of holders) yield { ...line(context, holder), held: holder.held }
}

async function* all<Row extends Holder>(
  read: (page: { readonly after: string | null; readonly limit: number }) => Promise<readonly Row[]>,
): AsyncGenerator<Row> {
  let after: string | null = null
  do {
    const rows: readonly Row[] = await read({ after, limit: pageLength })
    yield* rows
    after = rows.length < pageLength ? null : (rows.at(-1)?.id ?? null)
  } while (after !== null)
}

function line({ service, scope }: ScopedContext, { name, email, roles }: Holder): HolderLine {
  const policy = service.policy()
  const labels = roles.map((id) => policy.role(`${scope.type}:${id}`)?.label ?? id)
  return { name, email, roles: labels.join('; ') }
}
