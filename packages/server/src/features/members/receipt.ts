import type { Context } from '../../context.ts'
import { type LeftBehind, nothingLeft } from '../leftovers/sweep.ts'

/** What a cut-off ended, and from when it holds on every node (X5). */
export interface Receipt {
  readonly ended: {
    /** Sessions that no longer exist. In one scope none end: they go on elsewhere. */
    readonly sessions: number
    readonly tokens: number
  }
  readonly holdsFrom: Date
  /** What the person set up that still gives access. */
  readonly leftBehind: LeftBehind
}

/** How long another node may go on with what it cached: the lease of its listening connection. */
const leaseMs = 1_000

export function receipt(context: Context, ended: Receipt['ended'], leftBehind = nothingLeft): Receipt {
  const { clock, database } = context.service
  const elsewhere = database.kind === 'embedded' ? 0 : leaseMs
  return { ended, holdsFrom: new Date(clock.now().getTime() + elsewhere), leftBehind }
}
