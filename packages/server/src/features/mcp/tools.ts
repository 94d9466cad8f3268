import type { Policy } from '@portreeve/engine'
import { appTools } from './app-tools.ts'
import { peopleTools } from './people-tools.ts'
import type { Tool } from './tool.ts'

/** Every tool that a deployment of this blueprint has. */
export function toolsFor(policy: Policy): readonly Tool[] {
  const { apps } = policy.blueprint
  return [...(apps === undefined ? [] : appTools(apps)), ...peopleTools]
}
