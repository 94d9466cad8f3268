import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconUserExclamation } from '@tabler/icons-react'
import { useState } from 'react'
import { Frame } from '../entry/frame.tsx'
import { Facts } from '../parts/facts.tsx'
import { Notice } from '../parts/notice.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { When } from '../parts/when.tsx'
import type { Session } from '../session/session.ts'
import { signOut } from '../session/sign-out.ts'
import styles from './accept-invitation.module.css'
import { AcceptSignedIn } from './accept-signed-in.tsx'
import { Declined, DeclineInvitation } from './decline-invitation.tsx'
import { forgetInvitation } from './invitation-secret.ts'
import { NewcomerForm } from './newcomer-form.tsx'
import type { OpenedInvitation } from './opened-invitation.ts'
import { whoAccepts } from './who-accepts.ts'

interface AcceptInvitationProps {
  readonly secret: string
  readonly invitation: OpenedInvitation
  /** Who is signed in, if anybody. */
  readonly person: Session['person'] | undefined
}

/** Back here once they have signed in; the secret is kept for this tab. */
const signInPath = '/sign-in?to=%2Finvitation'

/** What one is invited to, by whom, and the way in that fits whoever is looking at it. */
export function AcceptInvitation({ secret, invitation, person }: AcceptInvitationProps) {
  const [declining, { open, close }] = useDisclosure()
  const [declined, setDeclined] = useState(false)
  const { place, placeType, role, roleDescription, by, email, note, expiresAt, accessExpiresAt, guest } = invitation
  if (declined) return <Declined place={place} by={by} />
  const who = whoAccepts(invitation, person)
  const decline = (
    <Button variant="subtle" color="ink" onClick={open}>
      Decline
    </Button>
  )
  return (
    <Frame>
      <div className={styles.page}>
        <PageHead
          title={`Join ${place}`}
          lead={
            by === null ? (
              'You are invited to join.'
            ) : (
              <>
                <bdi>{by}</bdi> invites you to join.
              </>
            )
          }
        />
        {note !== null && (
          <blockquote className={styles.note} dir="auto">
            {note}
          </blockquote>
        )}
        <div className={styles.facts}>
          <Facts
            facts={[
              { term: placeType, value: <bdi>{place}</bdi> },
              {
                term: 'Role',
                value: (
                  <>
                    <strong>{role}</strong>
                    <p className="quiet small">{roleDescription}</p>
                  </>
                ),
              },
              { term: 'Address', value: <bdi className={styles.email}>{email}</bdi> },
              ...(accessExpiresAt === null ? [] : [{ term: 'Access ends', value: <When at={accessExpiresAt} /> }]),
              ...(guest === null ? [] : guestFacts(guest)),
              { term: 'Link ends', value: <When at={expiresAt} /> },
            ]}
          />
        </div>
        {(who === 'newcomer' || who === 'either') && (
          <>
            {person && (
              <Notice icon={IconUserExclamation} title={`You are signed in as ${person.name}`}>
                {who === 'newcomer'
                  ? 'The invitation is for another account, which you make here. You are then signed in with that one.'
                  : 'The invitation is for another address. If that is yours too, switch the account, or make one with it here.'}
              </Notice>
            )}
            {who === 'either' && (
              <div className={styles.way}>
                <p>
                  If there is an account with the address <bdi className={styles.email}>{email}</bdi>, sign in with it,
                  and you come back here. Otherwise make it below.
                </p>
                <div className={styles.actions}>
                  {person ? (
                    <Button variant="default" onClick={() => signOut(`${signInPath}&out=true`)}>
                      Switch account
                    </Button>
                  ) : (
                    <Button variant="default" component="a" href={signInPath}>
                      Sign in to accept
                    </Button>
                  )}
                </div>
              </div>
            )}
            <NewcomerForm secret={secret} email={email} place={place} decline={decline} />
          </>
        )}
        {who === 'signed-in' && person && (
          <AcceptSignedIn secret={secret} person={person} place={place} decline={decline} />
        )}
        {who === 'sign-in' && (
          <div className={styles.way}>
            <p>
              There is an account with the address <bdi className={styles.email}>{email}</bdi>. Sign in with it, and you
              come back here.
            </p>
            <div className={styles.actions}>
              <Button component="a" href={signInPath}>
                Sign in to accept
              </Button>
              {decline}
            </div>
          </div>
        )}
        {who === 'somebody-else' && person && (
          <div className={styles.way}>
            <Notice icon={IconUserExclamation} title={`You are signed in as ${person.name}`}>
              That is <bdi>{person.email}</bdi>. The invitation is for <bdi>{email}</bdi>, and only that account can
              accept it. If both are yours, switch the account; else ask for an invitation to your own address.
            </Notice>
            <div className={styles.actions}>
              <Button onClick={() => signOut(`${signInPath}&out=true`)}>Switch account</Button>
              <Button variant="default" component="a" href="/" onClick={forgetInvitation}>
                Go on as {person.name}
              </Button>
              {decline}
            </div>
          </div>
        )}
      </div>
      {declining && (
        <DeclineInvitation secret={secret} place={place} onClose={close} onDeclined={() => setDeclined(true)} />
      )}
    </Frame>
  )
}

/** Of a guest: what was chosen for them, and who answers for them. */
function guestFacts({ works, sponsor }: NonNullable<OpenedInvitation['guest']>) {
  return [
    { term: 'You work on', value: <bdi>{works.join(', ')}</bdi> },
    ...(sponsor === null ? [] : [{ term: 'Your sponsor', value: <bdi>{sponsor}</bdi> }]),
  ]
}
