import { isIP } from 'node:net'
import type { Config } from '../config.ts'

/** What passkeys are made for: they answer no other site. */
export interface RelyingParty {
  readonly id: string
  readonly origin: string
}

/** Comes from the configuration alone, never from a request. `null`: at an address without a name, browsers make no passkeys. */
export function relyingPartyOf({ url }: Pick<Config, 'url'>): RelyingParty | null {
  const { hostname, origin } = url
  const isAddress = isIP(hostname.replace(/^\[|\]$/g, '')) !== 0
  return isAddress ? null : { id: hostname, origin }
}
