import { connect, createServer, type Socket } from 'node:net'

export interface DeafProxy {
  /** The address of the database, by way of the proxy. */
  readonly url: string
  /** From now on nothing passes on connections that listen, and nothing is closed: half open. All others go on. */
  deafen(): void
  /** Closes the deaf connections and lets new ones pass. */
  hear(): void
  /** Closes everything, and lets nothing in until `hear`. */
  cut(): void
  close(): Promise<void>
}

interface Pair {
  readonly near: Socket
  readonly far: Socket
  listens: boolean
}

/** A proxy in front of PostgreSQL that can stand between a node and the changes that other nodes announce. */
export async function startDeafProxy(databaseUrl: string): Promise<DeafProxy> {
  const target = new URL(databaseUrl)
  const pairs = new Set<Pair>()
  let deaf = false
  let refusing = false
  const server = createServer((near) => {
    if (refusing) return near.destroy()
    const far = connect(Number(target.port), target.hostname)
    const pair: Pair = { near, far, listens: false }
    pairs.add(pair)
    near.on('data', (data) => {
      pair.listens ||= data.includes('listen portreeve_changes')
      if (!(deaf && pair.listens)) far.write(data)
    })
    far.on('data', (data) => {
      if (!(deaf && pair.listens)) near.write(data)
    })
    const end = () => {
      pairs.delete(pair)
      near.destroy()
      far.destroy()
    }
    for (const socket of [near, far]) socket.on('close', end).on('error', () => {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.')
  const own = new URL(databaseUrl)
  own.hostname = '127.0.0.1'
  own.port = String(address.port)
  const hangUp = (which: (pair: Pair) => boolean) => {
    for (const pair of [...pairs].filter(which)) pair.near.destroy()
  }
  return {
    url: own.href,
    deafen() {
      deaf = true
    },
    hear() {
      if (deaf) hangUp(({ listens }) => listens)
      deaf = false
      refusing = false
    },
    cut() {
      refusing = true
      hangUp(() => true)
    },
    close() {
      hangUp(() => true)
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
