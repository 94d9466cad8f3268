import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useDeployment } from '../deployment/deployment.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { Initials } from '../parts/person.tsx'
import { When } from '../parts/when.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import styles from './account-page.module.css'
import { YourPlaces } from './your-places.tsx'
import { YourRequests } from './your-requests.tsx'

/** Who is signed in: their account, the places where they hold a role, and what they asked for. */
export function AccountPage() {
  const session = useSession()
  const scope = useScope()
  const { populations } = useDeployment()
  const { person } = session
  const population = populations.length > 1 && populations.find(({ id }) => id === person.population)
  return (
    <div className={styles.page}>
      <PageHead title="Your account" lead="Who you are here, and where you hold which role." />
      <Panel title="You">
        <div className={styles.you}>
          <Initials name={person.name} />
          <div className={styles.name}>
            <bdi title={person.name}>{person.name}</bdi>
            <span className="quiet">{person.email}</span>
          </div>
        </div>
        <dl className={styles.facts}>
          {population && <Fact label="Kind of account">{population.label}</Fact>}
          <Fact label="This session ends">
            <When at={session.session.expiresAt} />
          </Fact>
          <Fact
            label="Password"
            action={
              <Button
                variant="default"
                size="xs"
                renderRoot={(props) => (
                  <Link {...props} to="/password" search={{ to: `/scopes/${scope.param}/you` }}>
                    {props.children}
                  </Link>
                )}
              >
                Change password
              </Button>
            }
          >
            <span className="quiet">Only you know it.</span>
          </Fact>
          {scope.may('tokens.create') && (
            <Fact
              label="API tokens"
              action={
                <Button
                  variant="default"
                  size="xs"
                  renderRoot={(props) => (
                    <Link {...props} to="/scopes/$scope/tokens" params={{ scope: scope.param }}>
                      {props.children}
                    </Link>
                  )}
                >
                  Your API tokens
                </Button>
              }
            >
              <span className="quiet">
                What programs do for you in <bdi>{scope.name}</bdi>.
              </span>
            </Fact>
          )}
        </dl>
      </Panel>
      <Panel title="Places and roles">
        <YourPlaces scopes={session.scopes} here={scope.param} />
        {!session.complete && <p className={styles.note}>You are in more places than are listed here.</p>}
      </Panel>
      <YourRequests />
    </div>
  )
}

interface FactProps {
  readonly label: string
  readonly action?: ReactNode
  readonly children: ReactNode
}

function Fact({ label, action, children }: FactProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <span>{children}</span>
        {action}
      </dd>
    </div>
  )
}
