/**
 * Where to go after signing in: the path that was asked for, if it is one of this console. Anything that could lead to
 * another site (`//host`, `/\host`, a tab in between) leads to the start page instead.
 *
 * @example returnPath('/scopes/platform?a=1', 'https://here.example') === '/scopes/platform?a=1'
 */
export function returnPath(to: string | undefined, origin: string): string {
  if (!to?.startsWith('/') || !URL.canParse(to, origin)) return start
  const { origin: target, pathname, search, hash } = new URL(to, origin)
  if (target !== origin || pathname.startsWith('//') || ways.includes(pathname)) return start
  return pathname + search + hash
}

const start = '/'
/** Coming back to these would be going in a circle. */
const ways = ['/sign-in', '/password', '/set-up']
