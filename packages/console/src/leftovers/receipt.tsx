import { IconCircleCheck } from '@tabler/icons-react'
import { counted } from './count-words.ts'
import { LeftBehind } from './left-behind.tsx'
import type { Leaver } from './leftovers.ts'
import styles from './receipt.module.css'

/** What the server answers who cuts somebody off. */
export interface CutOffReceipt {
  readonly ended: { readonly sessions: number; readonly tokens: number }
  readonly holdsFrom: string
  readonly leftBehind: Readonly<Record<'invitations' | 'people' | 'serviceAccounts' | 'guests', number>>
}

interface ReceiptProps extends Leaver {
  readonly receipt: CutOffReceipt
}

/**
 * After somebody was cut off: what ended, from when it holds, and what they set up that still gives access, each to be ended
 * with one click.
 */
export function Receipt({ receipt: { ended, holdsFrom, leftBehind }, ...leaver }: ReceiptProps) {
  const left = Object.values(leftBehind).reduce((sum, count) => sum + count, 0)
  return (
    <div className={styles.receipt}>
      <ul className={styles.facts}>
        <Fact>{endedWords(ended, leaver.whole)}</Fact>
        <Fact>{holdsWords(holdsFrom)}</Fact>
        {left === 0 && <Fact>Nothing that they set up gives anybody access.</Fact>}
      </ul>
      {left > 0 && <LeftBehind {...leaver} />}
    </div>
  )
}

function Fact({ children }: { readonly children: string }) {
  return (
    <li>
      <IconCircleCheck size={18} stroke={1.8} aria-hidden />
      {children}
    </li>
  )
}

/** In one place no session ends: it goes on elsewhere, and opens nothing here. */
function endedWords({ sessions, tokens }: CutOffReceipt['ended'], whole: boolean): string {
  if (whole) {
    const all = [sessions > 0 && counted(sessions, 'session'), tokens > 0 && counted(tokens, 'API token')].filter(
      Boolean,
    )
    return all.length === 0 ? 'There was no open session and no API token to end.' : `Ended: ${all.join(' and ')}.`
  }
  return tokens === 0
    ? 'Open sessions no longer reach this place. There was no API token to end.'
    : `Open sessions no longer reach this place. Ended: ${counted(tokens, 'API token')}.`
}

const exact = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' })

function holdsWords(holdsFrom: string): string {
  return `It holds on this server already, and on every other from ${exact.format(new Date(holdsFrom))} on.`
}
