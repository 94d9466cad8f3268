import { Deciding, kindInUse } from '../../access/deciding.ts'
import { mayOperate } from '../../access/may-operate.ts'
import type { ScopedContext } from '../../context.ts'
import { listAppTypes } from '../apps/choices.ts'
import type { Tool } from './tool.ts'

/** Those of the tools that whoever asks may call now, be it on some resources only (A16). */
export async function openTools(context: ScopedContext, tools: readonly Tool[]): Promise<Tool[]> {
  const open: Tool[] = []
  for (const tool of tools) if (await isOpen(context, tool.needs)) open.push(tool)
  return open
}

async function isOpen(context: ScopedContext, needs: Tool['needs']): Promise<boolean> {
  const { service, principal, scope } = context
  if ('guard' in needs) return mayOperate(service, principal, scope.id, needs.guard)
  const policy = service.policy()
  const kind = policy.kinds.get(kindInUse(policy, 'makes' in needs ? needs.makes : needs.of) ?? '')
  if (kind?.scopeType !== scope.type) return false
  // What is shared with somebody exists: it says nothing about what they could make.
  if ('makes' in needs) return (await listAppTypes(context)).some(({ mayCreate }) => mayCreate)
  return (await Deciding.about(service, principal, kind.id, scope.id)).allowsSome(needs.action)
}
