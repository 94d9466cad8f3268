/**
 * What helps a browser that did not keep the session's cookie, the likeliest first. The cookie is `Secure`: it wants
 * HTTPS, and Safari wants it on this computer too, where other browsers make an exception.
 */
export function cookieAdvice({ protocol, hostname }: Pick<Location, 'protocol' | 'hostname'>, userAgent: string) {
  const advice: string[] = []
  const isHere = hostname === 'localhost' || hostname.endsWith('.localhost')
  if (protocol === 'http:' && !isHere) {
    advice.push(
      'Open this console at an address that begins with https://, or at http://localhost on the computer itself.',
    )
  }
  if (protocol === 'http:' && isHere && isSafari(userAgent)) {
    advice.push(
      'Safari keeps no sign-in at http://localhost. Use Chrome, Edge or Firefox here, or an https:// address.',
    )
  }
  advice.push(
    'Allow cookies for this site in the settings of the browser and of its extensions.',
    'If this is a private window, or the page is shown inside another one, open it in a window of its own.',
  )
  return advice
}

function isSafari(userAgent: string): boolean {
  return /Safari\//.test(userAgent) && !/(Chrome|Chromium|Android)\//.test(userAgent)
}
