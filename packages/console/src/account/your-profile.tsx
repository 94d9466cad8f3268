import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useDeployment } from '../deployment/deployment.ts'
import { onFirstTouch } from '../on-first-touch.ts'
import { Panel } from '../parts/panel.tsx'
import { Initials } from '../parts/person.tsx'
import { AddressMark } from '../people/account-columns.tsx'
import { useScope } from '../session/scope.ts'
import { useSession } from '../session/session.ts'
import { renameOneself } from './own-account.ts'
import styles from './your-profile.module.css'

const fetchRename = () => import('../people/rename-dialog.tsx')
const RenameDialog = lazy(async () => ({ default: (await fetchRename()).RenameDialog }))
const fetchEmail = () => import('./email-dialog.tsx')
const EmailDialog = lazy(async () => ({ default: (await fetchEmail()).EmailDialog }))
onFirstTouch(fetchRename)
onFirstTouch(fetchEmail)

/** Name, address and password of one's own. */
export function YourProfile() {
  const { person } = useSession()
  const { populations, mail } = useDeployment()
  const population = populations.length > 1 && populations.find(({ id }) => id === person.population)
  const [open, setOpen] = useState<'name' | 'email' | 'proof' | null>(null)
  const close = () => setOpen(null)
  return (
    <Panel title="Profile">
      <div className={styles.you}>
        <Initials name={person.name} />
        <bdi className={styles.name} title={person.name}>
          {person.name}
        </bdi>
        <Act onClick={() => setOpen('name')}>Change name</Act>
      </div>
      <dl className={styles.facts}>
        <Fact
          label="Email address"
          action={
            mail && (
              <span className={styles.acts}>
                {!person.emailProved && <Act onClick={() => setOpen('proof')}>Confirm address</Act>}
                <Act onClick={() => setOpen('email')}>Change address</Act>
              </span>
            )
          }
        >
          <span className={styles.address}>
            <bdi>{person.email}</bdi> <AddressMark proved={person.emailProved} />
          </span>
          {!mail && (
            <span className="quiet small">
              It can be changed only by a link that is mailed to the new one, and no mail is sent from here.
            </span>
          )}
        </Fact>
        {population && <Fact label="Kind of account">{population.label}</Fact>}
        <PasswordFact />
        <TokensFact />
      </dl>
      <Suspense>
        {open === 'name' && (
          <RenameDialog title="Change your name" name={person.name} save={renameOneself} onClose={close} />
        )}
        {(open === 'email' || open === 'proof') && (
          <EmailDialog email={person.email} confirms={open === 'proof'} onClose={close} />
        )}
      </Suspense>
    </Panel>
  )
}

function PasswordFact() {
  const scope = useScope()
  const { viewAs } = useSession()
  const to = `/scopes/${scope.param}/you`
  return (
    <Fact
      label="Password"
      action={
        viewAs === null && (
          <Button
            variant="default"
            size="xs"
            renderRoot={(props) => (
              <Link {...props} to="/password" search={{ to }}>
                {props.children}
              </Link>
            )}
          >
            Change password
          </Button>
        )
      }
    >
      <span className="quiet">Only you know it.</span>
    </Fact>
  )
}

function TokensFact() {
  const scope = useScope()
  if (!scope.may('tokens.create')) return null
  return (
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
  )
}

function Act({ onClick, children }: { readonly onClick: () => void; readonly children: string }) {
  const { viewAs } = useSession()
  if (viewAs !== null) return null
  return (
    <Button variant="default" size="xs" onClick={onClick}>
      {children}
    </Button>
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
        <span className={styles.value}>{children}</span>
        {action}
      </dd>
    </div>
  )
}
