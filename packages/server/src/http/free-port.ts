import { lookup } from 'node:dns/promises'
import { createServer } from 'node:net'

/** The first port from this one on that nobody listens on, on any address of the host. */
export async function freePort(host: string, from: number): Promise<number> {
  // The name localhost can be two addresses, and a port taken on one of them is taken for whoever is sent to the other.
  const addresses = [...new Set((await lookup(host, { all: true })).map(({ address }) => address))]
  for (let port = from; port < Math.min(from + 200, 65_536); port++) {
    const free = await Promise.all(addresses.map((address) => isFree(address, port)))
    if (free.every(Boolean)) return port
  }
  throw new Error(`No port from ${from} on is free on ${host}`)
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((answer, fail) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      // An address that this machine does not have (IPv6 switched off) is nobody's.
      if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') answer(true)
      else if (error.code === 'EADDRINUSE' || error.code === 'EACCES') answer(false)
      else fail(error)
    })
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => answer(true)))
  })
}
