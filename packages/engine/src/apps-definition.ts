/**
 * Which resources are apps, and what becomes of their versions. The kind's actions `create`, `read`, `update`, `upload`, `test`,
 * `publish`, `submit` and `delete` say who may do what, and when.
 */
export interface AppsDefinition {
  readonly resource: string
  /** The text attribute of the kind that holds the type of an app. */
  readonly typeIn: string
  /** What a submitted version is to whoever reviews it: a kind with the actions `read` and `review`, of the platform. */
  readonly submission?: string
  readonly types: Readonly<Record<string, AppTypeDefinition>>
}

export interface AppTypeDefinition {
  readonly label: string
  readonly description: string
  /** A version is published by being approved; else by whoever may, once it has been under test. */
  readonly reviewed?: boolean
  /** Who belongs to no such account can find it once it is published. */
  readonly listed?: boolean
  /** Every version after the first says what is new. */
  readonly releaseNotes?: boolean
  /** The scope type that such an app belongs to besides, and the attribute of the kind that holds its id. */
  readonly belongsTo?: { readonly scope: string; readonly in: string }
  /** How many versions are published at a time. One more retires the oldest. */
  readonly published: number
  /** How many are under test at a time, one more taking the place of the oldest. Left out: there is no test. */
  readonly underTest?: number
}
