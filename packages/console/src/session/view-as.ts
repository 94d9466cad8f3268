const key = 'portreeve:view-as'

/**
 * The role that this tab looks through, as the server's header writes it. Of the tab alone: another one goes on as oneself. Every
 * page is loaded anew when it begins and ends, so that nothing of the one view is left in the other.
 */
export const viewAs = {
  get(): string | null {
    try {
      return window.sessionStorage.getItem(key)
    } catch {
      return null
    }
  },
  begin(role: string, scope: string): void {
    window.sessionStorage.setItem(key, `${role}@${scope}`)
    window.location.assign(`/scopes/${scope}`)
  },
  /** Without a place to go: only forgotten, by whoever leaves anyway. */
  end(to?: string): void {
    if (viewAs.get() === null) return
    window.sessionStorage.removeItem(key)
    if (to !== undefined) window.location.assign(to)
  },
}
