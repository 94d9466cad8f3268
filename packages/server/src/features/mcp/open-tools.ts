import { Deciding, kindInUse } from '../../access/deciding.ts'
import { mayOperate } from '../../access/may-operate.ts'
import type { ScopedContext } from '../../context.ts'
import type { Tool } from './tool.ts'

/** Those of the tools that whoever asks may call now, be it on some resources only (A16). */
export async function openTools({ service, principal, scope }: ScopedContext, tools: readonly Tool[]): Promise<Tool[]> {
  const policy = service.policy()
  const open: Tool[] = []
  for (const tool of tools) {
    const { needs } = tool
    if ('guard' in needs) {
      if (await mayOperate(service, principal, scope.id, needs.guard)) open.push(tool)
      continue
    }
    const kind = policy.kinds.get(kindInUse(policy, needs.of) ?? '')
    if (kind?.scopeType !== scope.type) continue
    const deciding = await Deciding.about(service, principal, kind.id, scope.id)
    if (deciding.allowsSome(needs.action)) open.push(tool)
  }
  return open
}
