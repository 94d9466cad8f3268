import type { Principal } from '../../access/principal.ts'
import { findVisibleScope, type VisibleScope } from '../../access/visible-scope.ts'
import type { Service } from '../../context.ts'
import type { ScopeId } from '../../ids.ts'

export type VisibleScopes = (scopeId: ScopeId) => Promise<VisibleScope | null>

/** `findVisibleScope` for one answer about many scopes: they share their ways up, so each is looked at once. */
export function visibleScopes(service: Service, principal: Principal): VisibleScopes {
  const known = new Map<ScopeId, Promise<VisibleScope | null>>()
  return (scopeId) => {
    const found = known.get(scopeId) ?? findVisibleScope(service, principal, scopeId)
    known.set(scopeId, found)
    return found
  }
}
