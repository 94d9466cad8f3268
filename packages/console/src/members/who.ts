export interface Who {
  /** The place as addresses write it. */
  readonly scope: string
  readonly person: string
}

export const paramsOf = ({ scope, person }: Who) => ({ path: { scopeId: scope, userId: person } })
