import type { FieldDefinition, ProfileDefinition, ScopeType } from '@portreeve/engine'
import type { Tx } from '../../db/database.ts'
import type { TenantId } from '../../ids.ts'
import * as queries from './queries.ts'

const most = 500

export interface ProfileChoices {
  readonly field: string
  readonly items: readonly { readonly id: string; readonly name: string; readonly status: string }[]
}

/** For each field of a profile that points to scopes: those of the organization, by name and state. */
export async function profileChoices(
  tx: Tx,
  type: ScopeType | undefined,
  tenantId: TenantId | null,
): Promise<readonly ProfileChoices[]> {
  const choices: ProfileChoices[] = []
  if (tenantId === null) return choices
  for (const [field, { type: kind, scopeType }] of fieldsOf(type?.definition.profile)) {
    if (kind !== 'scopes' || scopeType === undefined) continue
    choices.push({ field, items: await queries.namesOfType(tx, scopeType, tenantId, most) })
  }
  return choices
}

/** The common ones, and those of every option. */
function fieldsOf({ fields = {}, choice }: ProfileDefinition = {}): readonly [string, FieldDefinition][] {
  const options = Object.values(choice?.options ?? {})
  return [fields, ...options.map((option) => option.fields)].flatMap((some) => Object.entries(some))
}
