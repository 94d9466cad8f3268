import type { TenancyMode } from '@portreeve/engine'

/** An outside provider with whose accounts people can sign in. */
export interface ProviderConfig {
  /** In addresses, and in what is kept of a linked account: it must not change. */
  readonly id: string
  readonly label: string
  /** GitHub says who somebody is in its own way; all others speak OpenID Connect. */
  readonly kind: 'oidc' | 'github'
  /** Of GitHub: its server. */
  readonly issuer: URL
  readonly clientId: string
  readonly clientSecret: string
  readonly scopes: readonly string[]
  /** The only kind of account that it is for; `null`: every one. */
  readonly population: string | null
}

/** Everything that a deployment decides about its server. Read from the environment and the command line by `main.ts` alone. */
export interface Config {
  /** Where people reach the server; every link is built from it. */
  readonly url: URL
  readonly host: string
  readonly port: number
  readonly blueprint: string
  readonly tenancy: TenancyMode | null
  /** Demo people with one-click sign-in: only on localhost, on a data folder made as demo, never with PostgreSQL (see `main.ts`). */
  readonly demo: boolean
  readonly development: boolean
  readonly trustedProxies: readonly string[]
  /** Which key an AuthZEN subject id is: never guessed. */
  readonly subjectKey: 'id' | 'externalId' | 'email'
  /** The built console; `null` where there is none, and then the server only speaks HTTP. */
  readonly consoleFolder: string | null
  /** Attempts to sign in that one address gets in a minute. */
  readonly signInsPerMinute: number
  /** Wrong passwords and the like that one network gets in a quarter of an hour, on all nodes together. */
  readonly wrongTriesPerNetwork: number
  /**
   * How long a turn of the event loop takes on average when the server refuses new requests with 503; `null`: it never does.
   * Counts only with PostgreSQL: the embedded database works on this same thread, so that its turns are work, not overload.
   */
  readonly overloadedAfterMs: number | null
  /** How long a client may take to send its headers and its whole request, and how long a connection may be silent. */
  readonly patience: { readonly headersMs: number; readonly requestMs: number; readonly silenceMs: number }
  /** The mail server (`smtp:` or `smtps:`, with its password) and who mails come from; `null`: no mail is sent. */
  readonly mail: { readonly url: string; readonly from: string } | null
  readonly providers: readonly ProviderConfig[]
  /** C13: where pages of the application are, by the id of the menu's entry. `{scope}` in one stands for the id of the place. */
  readonly hostPages: Readonly<Record<string, string>>
  /** What secrets are sealed with in the database, 32 bytes each: with the first; the former ones open what they sealed. */
  readonly secretKeys: readonly Buffer[]
  /** Where uploaded archives lie. Several servers on one database need the same folder. */
  readonly filesFolder: string
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}
