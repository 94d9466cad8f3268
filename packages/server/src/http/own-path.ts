/** What belongs to programs is no page to come back to. */
const notPages = /^\/(api|access|assets)(\/|$)/
/** Coming back to these would be going in a circle. */
const ways = ['/sign-in', '/password', '/set-up']
const longest = 2000

/**
 * Where to go on after a way out of this site and back: the path that was asked for, if it is one of its pages. Whatever could
 * lead to another site (`//host`, `/\host`, a tab in between) leads to the start page instead.
 *
 * @example ownPath('/scopes/platform?a=1', 'https://here.example') === '/scopes/platform?a=1'
 */
export function ownPath(to: string | undefined | null, origin: string): string {
  if (!to?.startsWith('/') || to.length > longest || !URL.canParse(to, origin)) return '/'
  const { origin: target, pathname, search, hash } = new URL(to, origin)
  const isPage = target === origin && !pathname.startsWith('//') && !notPages.test(pathname) && !ways.includes(pathname)
  return isPage ? pathname + search + hash : '/'
}
