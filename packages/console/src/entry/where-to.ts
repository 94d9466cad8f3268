import type { HeldScope, Session } from '../session/session.ts'

export type Destination =
  | { readonly kind: 'place'; readonly place: HeldScope }
  | { readonly kind: 'onboarding'; readonly place: HeldScope; readonly type: string }
  | { readonly kind: 'choose'; readonly places: readonly HeldScope[]; readonly others: readonly HeldScope[] }
  | { readonly kind: 'refused' }
  | { readonly kind: 'nowhere' }

/**
 * Where somebody goes who comes to work: their place, a choice of places (A17), or the page that says why the way in is
 * closed (A2, A5). Who belongs to no organization has no way in that could be closed, and works in the places they have.
 */
export function whereTo({ entry, scopes, menus }: Pick<Session, 'entry' | 'scopes' | 'menus'>): Destination {
  if (entry.state === 'page' && (entry.organization !== null || scopes.length === 0)) return { kind: 'refused' }
  if (entry.state === 'onboarding') {
    // A1: whoever can make what is missing is led there; their organization's home stays open to them.
    const organization = scopes.find(({ id }) => id === entry.organization)
    if (organization && entry.type) return { kind: 'onboarding', place: organization, type: entry.type }
  }
  if (entry.state === 'second-factor') {
    // C9: the place itself says what it waits for.
    const waiting = scopes.find(({ id }) => id === entry.scope)
    if (waiting) return { kind: 'place', place: waiting }
  }
  const led = scopes.filter(({ id }) => menus.some((menu) => menu.type !== null && menu.scope === id))
  const places = led.length > 0 ? led : scopes
  const [first, second] = places
  if (first === undefined) return { kind: 'nowhere' }
  if (second === undefined) return { kind: 'place', place: first }
  return { kind: 'choose', places, others: scopes.filter((scope) => !places.includes(scope)) }
}

/** The place of last time first, the rest as they were. */
export function lastFirst(places: readonly HeldScope[], isLast: (place: HeldScope) => boolean): readonly HeldScope[] {
  return [...places].sort((a, b) => Number(isLast(b)) - Number(isLast(a)))
}
