import { Button } from '@mantine/core'
import { Badge } from '../parts/badge.tsx'
import type { Column } from '../parts/data-list.tsx'
import { When } from '../parts/when.tsx'
import styles from './invitation-list.module.css'
import { InvitationStateMark } from './invitation-state.tsx'
import type { Invitation } from './invitations.ts'

export type InvitationAct = 'resend' | 'revoke'

/** `act`: what one can do about those that wait, or waited too long. Left out: those that are over. */
export function invitationColumns(
  act?: (invitation: Invitation, act: InvitationAct) => void,
): readonly Column<Invitation>[] {
  return [
    { id: 'email', header: 'Email', card: 'heading', cell: ({ email }) => <bdi className={styles.email}>{email}</bdi> },
    {
      id: 'role',
      header: 'Role',
      cell: ({ label, accessExpiresAt, guest }) => (
        <span className={styles.role}>
          <Badge>{label}</Badge>
          {accessExpiresAt !== null && (
            <span className="quiet small">
              ends <When at={accessExpiresAt} />
            </span>
          )}
          {guest?.sponsor && (
            <span className="quiet small">
              sponsor <bdi>{guest.sponsor.name}</bdi>
            </span>
          )}
        </span>
      ),
    },
    { id: 'state', header: 'State', cell: ({ state }) => <InvitationStateMark state={state} /> },
    { id: 'by', header: 'Invited by', cell: ({ invitedBy }) => <InvitedBy who={invitedBy} /> },
    { id: 'sent', header: 'Sent', cell: ({ sentAt, createdAt }) => <When at={sentAt ?? createdAt} /> },
    { id: 'expires', header: 'Link ends', cell: ({ expiresAt }) => <When at={expiresAt} /> },
    ...(act
      ? [
          {
            ...({ id: 'acts', header: 'What you can do', headerHidden: true, align: 'end' } as const),
            cell: (invitation: Invitation) => <Acts invitation={invitation} act={act} />,
          },
        ]
      : []),
  ]
}

function InvitedBy({ who }: { readonly who: Invitation['invitedBy'] }) {
  return who === null ? <span className="quiet">Somebody outside this place</span> : <bdi>{who.name}</bdi>
}

interface ActsProps {
  readonly invitation: Invitation
  readonly act: (invitation: Invitation, act: InvitationAct) => void
}

function Acts({ invitation, act }: ActsProps) {
  const { email, mayResend, mayRevoke } = invitation
  return (
    <span className={styles.acts}>
      {mayRevoke && (
        <Button
          variant="default"
          size="xs"
          aria-label={`Withdraw the invitation of ${email}`}
          onClick={() => act(invitation, 'revoke')}
        >
          Withdraw
        </Button>
      )}
      {mayResend && (
        <Button
          variant="default"
          size="xs"
          aria-label={`Send again the invitation of ${email}`}
          onClick={() => act(invitation, 'resend')}
        >
          Send again
        </Button>
      )}
    </span>
  )
}
