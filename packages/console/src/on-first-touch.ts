/**
 * Fetches code that the first look at a page does not need, when somebody begins to do something on it: it has to be there
 * when the server no longer is.
 */
export function onFirstTouch(fetch: () => Promise<unknown>): void {
  const begin = new AbortController()
  const touched = () => {
    begin.abort()
    fetch().catch(() => undefined)
  }
  for (const event of ['pointerdown', 'keydown']) window.addEventListener(event, touched, { signal: begin.signal })
}
