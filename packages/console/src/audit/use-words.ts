import { useMemo } from 'react'
import { useCatalogue } from '../deployment/catalogue.ts'
import { roleLabel } from '../deployment/role-label.ts'
import type { Words } from './audit-sentence.ts'

/** What this deployment's blueprint calls roles and places. */
export function useWords(): Words {
  const catalogue = useCatalogue()
  return useMemo(
    () => ({
      role: (key) => roleLabel(catalogue, key),
      permission: (id) =>
        catalogue.scopeTypes.flatMap(({ permissions }) => permissions).find((permission) => permission.id === id)
          ?.label ?? id,
      scopeType: (id) => catalogue.scopeTypes.find((type) => type.id === id)?.label ?? id,
    }),
    [catalogue],
  )
}
