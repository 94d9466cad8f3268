import { type CatalogueRole, useCatalogue } from '../deployment/catalogue.ts'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { rolesToGive } from './roles-to-give.ts'

/**
 * The roles of this place that whoever is signed in may give here (X2). `guests`: also those that are given on terms, which only
 * an invitation can say.
 */
export function useRolesToGive({ guests }: { readonly guests: boolean } = { guests: false }): readonly CatalogueRole[] {
  const { scopeTypes } = useCatalogue()
  const { scopes } = useSession()
  return rolesToGive(scopeTypes, useScope(), scopes).filter(({ guest }) => guests || guest === null)
}
