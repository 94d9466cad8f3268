import { randomBytes } from 'node:crypto'
import { Socket } from 'node:net'
import pg from 'pg'
import { parseChangeNotice } from './change-notice.ts'
import type { Change } from './database.ts'

/** How often a node notifies itself, and how long after the *sending* of the last pulse that it heard it is sure (X5: a second). */
const beatMs = 300
const trustMs = 900
/** Past it a connection is given up: a fresh one is sooner there than an answer. */
const answerMs = 1800
const retryMs = 250

export interface Listener {
  /** In milliseconds of `performance.now()`. */
  trustedUntil(): number
  close(): void
}

/**
 * Hears what the triggers announce, on a connection of its own. A connection that is half open looks healthy and hears
 * nothing, so the node sends itself pulses: PostgreSQL delivers notices in the order of their commits, so a pulse that came
 * back proves that everything committed before it was sent has been heard. When the connection is lost, nothing is trusted
 * until the node listens again, and then it is told to drop everything, for it may have missed notices.
 */
export async function startListener(url: string, tell: (change: Change) => void): Promise<Listener> {
  const pulses = `portreeve_pulse_${randomBytes(8).toString('hex')}`
  let trustedUntil = Number.NEGATIVE_INFINITY
  let closed = false
  let hangUp = () => {}

  async function listen(first: boolean): Promise<void> {
    const socket = new Socket()
    const client = new pg.Client({
      connectionString: url,
      stream: () => socket,
      connectionTimeoutMillis: answerMs,
      query_timeout: answerMs,
    })
    let pulse: { readonly id: string; readonly sentAt: number } | null = null
    let asking = false
    let beat: NodeJS.Timeout | undefined
    let over = false
    const end = () => {
      if (over) return
      over = true
      clearInterval(beat)
      trustedUntil = Number.NEGATIVE_INFINITY
      // Not `client.end()`: its farewell would wait for ever on a half-open connection.
      socket.destroy()
      if (!closed && !first) again()
    }
    hangUp = end
    client.on('error', end).on('end', end)
    await client.connect()
    client.on('notification', ({ channel, payload = '' }) => {
      if (over) return
      if (channel !== pulses) return tell(parseChangeNotice(payload))
      if (pulse?.id === payload) trustedUntil = pulse.sentAt + trustMs
    })
    await client.query(`listen portreeve_changes; listen ${pulses}`)
    if (!first) tell({ kind: 'everything' })
    let number = 0
    const send = async () => {
      if (asking) return
      asking = true
      number++
      pulse = { id: String(number), sentAt: performance.now() }
      await client.query(`notify ${pulses}, '${pulse.id}'`)
      asking = false
    }
    await send()
    if (over) throw new Error('The connection that listens was lost while it was being made.')
    first = false
    beat = setInterval(() => void send().catch(end), beatMs)
    beat.unref()
  }

  function again(): void {
    setTimeout(() => {
      if (!closed) listen(false).catch(() => hangUp())
    }, retryMs).unref()
  }

  await listen(true)
  return {
    trustedUntil: () => trustedUntil,
    close() {
      closed = true
      hangUp()
    },
  }
}
