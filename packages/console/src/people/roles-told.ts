import { type ScopeType, useScopeType } from '../deployment/catalogue.ts'
import { useScope } from '../session/scope.ts'

/** The type of this place, where the accounts kept in it can hold roles in it and the reader may see which; else nothing. */
export function useRolesTold(): ScopeType | undefined {
  const scope = useScope()
  const type = useScopeType(scope.type)
  return type?.keepsMembers && scope.may('members.read') ? type : undefined
}
