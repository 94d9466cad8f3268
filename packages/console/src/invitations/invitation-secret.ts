import { useLinkSecret } from '../links/link-secret.ts'

const key = 'portreeve:invitation'

/** What came behind the `#` of the link. Kept for this tab only: signing in leads away from the page and back to it. */
const kept = {
  get(): string | null {
    try {
      return window.sessionStorage.getItem(key)
    } catch {
      return null
    }
  },
  /** `null` forgets it. */
  set(secret: string | null): void {
    try {
      if (secret === null) window.sessionStorage.removeItem(key)
      else window.sessionStorage.setItem(key, secret)
    } catch {
      // Where nothing is kept, the link has to be opened again after signing in.
    }
  },
}

/** The invitation was used, declined or opens nothing, or the reader goes on without it: this tab need not remember it. */
export function forgetInvitation(): void {
  kept.set(null)
}

/** The secret of the link that this page was opened with, or that was kept while one signed in. */
export function useInvitationSecret(): string | null {
  return useLinkSecret(kept)
}
