import { randomUUID } from 'node:crypto'
import type { HostPrincipal } from './access/principal.ts'
import type { Context, Service } from './context.ts'

/** The server itself or a command on its host as the one who asks. It sees everything, and the audit log names it. */
export function hostContext<Part = Service>(
  service: Part,
  name: HostPrincipal['name'],
): Omit<Context, 'service'> & { readonly service: Part } {
  return {
    service,
    principal: { kind: 'host', name },
    wall: { tenants: 'all', person: null },
    scope: null,
    request: { id: randomUUID(), ip: null, agent: null, device: null, session: null },
  }
}
