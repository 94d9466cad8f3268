import type { Deployment } from './deployment.ts'
import './deployment-page.css'
import type { ReactNode } from 'react'
import { guides } from '../guides/guides.ts'
import { Notice } from '../layout/notice.tsx'

/** What runs here, whose it is, and where to go on. */
export function DeploymentPage({ deployment }: { readonly deployment: Deployment }) {
  const { name, product, version, blueprint, demo, setUp } = deployment
  return (
    <div className="deployment">
      <header className="deployment-head">
        {/* Until set-up gives it a name, a deployment is called like its blueprint. */}
        <p className="quiet">{name === blueprint.label ? `${product} runs here` : `${product} runs here for`}</p>
        <h1>{name}</h1>
        <p className="lead">{blueprint.description}</p>
      </header>

      {!setUp && (
        <Notice title="Nobody has set this up yet">
          The text that the server printed when it started has a link that can be used once. Whoever follows it becomes
          the first administrator. Print a new one on the server with <code>npx portreeve setup --new-link</code>.
        </Notice>
      )}
      {demo && (
        <Notice title="This is a demo">
          All people and organizations in it are made up, and whoever can open this page can sign in as any of them.
          Keep nothing real in it. The server's start text lists the demo people.
        </Notice>
      )}

      <section aria-labelledby="runs">
        <h2 id="runs">What runs</h2>
        <dl className="facts">
          <Fact term="Blueprint">
            <strong>{blueprint.label}</strong> <code className="quiet">{blueprint.id}</code>
          </Fact>
          <Fact term="Version">
            <span className="figures">
              {product} {version}
            </span>
          </Fact>
        </dl>
      </section>

      <section aria-labelledby="go-on">
        <h2 id="go-on">Go on</h2>
        <ul className="links">
          <Go href="/docs" title="API reference">
            Every operation with its inputs, answers and the permission it takes
          </Go>
          {guides.map(({ id, title, text }) => (
            <Go key={id} href={`/guides/${id}`} title={title}>
              {text}
            </Go>
          ))}
        </ul>
      </section>

      <section aria-labelledby="command-line">
        <h2 id="command-line">On the command line</h2>
        <p className="quiet">The same answers without the server, straight from the blueprint.</p>
        <pre className="commands">
          <code>{`npx portreeve matrix --blueprint ${blueprint.id}\nnpx portreeve explain --help`}</code>
        </pre>
      </section>
    </div>
  )
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Go({
  href,
  title,
  children,
}: {
  readonly href: string
  readonly title: string
  readonly children: ReactNode
}) {
  return (
    <li>
      <a href={href}>
        <strong>{title}</strong>
        <span>{children}</span>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
          <path
            d="M6 3.5 10.5 8 6 12.5"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.6"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
      </a>
    </li>
  )
}
