import type { ReactNode } from 'react'
import { DeploymentPage } from '../deployment/deployment-page.tsx'
import { type Loaded, useDeployment } from '../deployment/use-deployment.ts'
import { GuidePage } from '../guides/guide-page.tsx'
import { SetUpPage } from '../set-up/set-up-page.tsx'
import { Brand } from './brand.tsx'
import { Message } from './message.tsx'
import { NothingHere } from './nothing-here.tsx'

/** The frame of every page: brand on top, one column of content. */
export function Page({ path }: { readonly path: string }) {
  const [loaded, reload] = useDeployment()
  return (
    <div className="page">
      <header className="top">
        <a className="brand" href="/" aria-label="Portreeve, start page">
          <Brand />
          Portreeve
        </a>
        <nav aria-label="Documentation">
          <a href="/docs">API reference</a>
        </nav>
      </header>
      <main aria-busy={loaded.state === 'loading'}>{content(path, loaded, reload)}</main>
    </div>
  )
}

function content(path: string, loaded: Loaded, reload: () => void): ReactNode {
  const guide = /^\/guides\/([\w-]+)$/.exec(path)?.[1]
  if (guide !== undefined) return <GuidePage id={guide} />
  if (loaded.state === 'loading') return <p className="quiet">Asking the server…</p>
  if (loaded.state === 'failed') {
    return (
      <Message title="The server does not answer" action={{ label: 'Try again', act: reload }}>
        {loaded.reason} Check that the server is running and that this computer can reach it, then try again.
      </Message>
    )
  }
  if (path === '/') return <DeploymentPage deployment={loaded.deployment} />
  if (path === '/set-up') return <SetUpPage deployment={loaded.deployment} />
  return <NothingHere path={path} />
}
