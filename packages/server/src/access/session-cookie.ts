import type { Service } from '../context.ts'

/**
 * The session's cookie. `__Host-` ties it to this host and to HTTPS (browsers take localhost for secure); such cookies
 * ignore ports, so the name carries the installation: two servers on localhost do not sign each other's people out.
 */
export function sessionCookieName(service: Pick<Service, 'installation'>): string {
  return `__Host-portreeve-${service.installation.replaceAll('-', '').slice(-12)}`
}

/** By which a browser is known in which somebody has signed in before. It opens nothing. */
export function deviceCookieName(service: Pick<Service, 'installation'>): string {
  return `${sessionCookieName(service)}-device`
}

/** By which a browser is known to be the one that was sent to an outside provider. */
export function providerCookieName(service: Pick<Service, 'installation'>): string {
  return `${sessionCookieName(service)}-provider`
}

/** Not readable by scripts, sent to this site only. */
export const sessionCookie = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const
