import '@mantine/core/styles/Tabs.css'
import { Tabs } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { CodeBlock } from '../parts/code-block.tsx'
import { Panel } from '../parts/panel.tsx'
import { curlSample } from '../service-accounts/decision-samples.ts'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { reactSample, serverSample } from './host-samples.ts'
import styles from './information-page.module.css'

interface HostCodeProps {
  readonly label: string
  readonly permission: string
}

/** What the application does to let in exactly those whom the menu shows the entry. */
export function HostCode({ label, permission }: HostCodeProps) {
  const { person } = useSession()
  const { param, type, may } = useScope()
  const guarded = { origin: window.location.origin, label, permission, scopeType: type, scope: param }
  const token = (
    <>
      The token is one of a service account whose role lets it ask
      {may('service-accounts.manage') && (
        <>
          {' '}
          (
          <Link to="/scopes/$scope/service-accounts" params={{ scope: param }}>
            service accounts
          </Link>
          )
        </>
      )}
      .
    </>
  )
  return (
    <Panel title="The code that guards it in the application">
      <Tabs className={styles.code} defaultValue="server" keepMounted={false}>
        <Tabs.List className={styles.tabs}>
          <Tabs.Tab value="server">TypeScript</Tabs.Tab>
          <Tabs.Tab value="http">HTTP</Tabs.Tab>
          <Tabs.Tab value="react">Menu in React</Tabs.Tab>
        </Tabs.List>
        <Sample value="server" code={serverSample(guarded)} label="the check in TypeScript">
          On the application’s server, before it answers with the page. {token}
        </Sample>
        <Sample value="http" code={curlSample({ ...guarded, person: person.id })} label="the question as a request">
          The same question from any language (OpenID AuthZEN), here about yourself. {token}
        </Sample>
        <Sample value="react" code={reactSample(guarded)} label="the link in React">
          In the browser the person’s own session answers, where the application has the same address as Portreeve.
          Hiding a link guards nothing: the server has to ask as well.
        </Sample>
      </Tabs>
    </Panel>
  )
}

interface SampleProps {
  readonly value: string
  readonly code: string
  readonly label: string
  readonly children: ReactNode
}

function Sample({ value, code, label, children }: SampleProps) {
  return (
    <Tabs.Panel value={value} className={styles.sample}>
      <p className="quiet">{children}</p>
      <CodeBlock code={code} label={label} />
    </Tabs.Panel>
  )
}
