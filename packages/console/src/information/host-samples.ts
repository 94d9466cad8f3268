interface Guarded {
  readonly origin: string
  /** What the menu calls the page. */
  readonly label: string
  readonly permission: string
  readonly scopeType: string
  /** As addresses write it. */
  readonly scope: string
}

/** For the application's server: it asks before it answers with the page. */
export function serverSample({ origin, label, permission, scopeType, scope }: Guarded): string {
  return `import { createPortreeve } from '@portreeve/sdk'

const portreeve = createPortreeve({ url: ${text(origin)}, token: process.env.TOKEN! })

/** Answer with ${comment(label)} only where this is true; else with 403. */
export function mayOpen(userId: string): Promise<boolean> {
  return portreeve.may({
    subject: { type: 'user', id: userId },
    action: { name: ${text(permission)} },
    resource: { type: ${text(scopeType)}, id: ${text(scope)} },
  })
}`
}

/** For the application's pages: the link is there for whoever may follow it. */
export function reactSample({ origin, label, permission, scope }: Guarded): string {
  return `import { createPortreeve } from '@portreeve/sdk'
import { useEffect, useState } from 'react'

const portreeve = createPortreeve({ url: ${text(origin)} })

/** The link to ${comment(label)}, for whoever may follow it. The server asks again. */
export function PageLink({ href }: { href: string }) {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    portreeve.api
      .GET('/api/v1/session/access', {
        params: { query: { scope: ${text(scope)}, permission: ${text(permission)} } },
      })
      .then(({ data }) => setShown(data !== undefined && data.answer !== 'never'))
      .catch(() => setShown(false))
  }, [])
  return shown ? <a href={href}>{${text(label)}}</a> : null
}`
}

function text(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

/** A label cannot end the comment that it is in. */
function comment(label: string): string {
  return label.replaceAll('*/', '* /')
}
