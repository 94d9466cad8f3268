import { connect, createServer, type Socket } from 'node:net'

export interface FreezingProxy {
  /** The address, by way of the proxy. */
  readonly url: string
  /** From now on nothing passes either way, and nothing is closed: what a half-open connection looks like. */
  freeze(): void
  thaw(): void
  /** Lets connections pass that are made from now on; the frozen ones stay so. */
  passNew(): void
  /** Closes every connection that passes. */
  cut(): void
  /** Refuses new connections, until `accept`. */
  refuse(): void
  accept(): void
  close(): Promise<void>
}

/** A TCP proxy in front of the server of a database address. */
export async function startFreezingProxy(url: string): Promise<FreezingProxy> {
  const target = new URL(url)
  const sockets = new Set<Socket>()
  let frozen = false
  let refusing = false
  const server = createServer((near) => {
    if (refusing) return near.destroy()
    const far = connect(Number(target.port), target.hostname)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('data', (data) => to.write(data))
      from.on('error', () => {})
      from.on('close', () => {
        sockets.delete(from)
        if (!frozen) to.destroy()
      })
      if (frozen) from.pause()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.')
  const own = new URL(url)
  own.hostname = '127.0.0.1'
  own.port = String(address.port)
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: own.href,
    freeze() {
      frozen = true
      for (const socket of sockets) socket.pause()
    },
    thaw() {
      frozen = false
      for (const socket of sockets) socket.resume()
    },
    passNew() {
      frozen = false
    },
    cut,
    refuse() {
      refusing = true
    },
    accept() {
      refusing = false
    },
    close() {
      cut()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
