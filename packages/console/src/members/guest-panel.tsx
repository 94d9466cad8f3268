import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { lazy, Suspense } from 'react'
import { useScopeType } from '../deployment/catalogue.ts'
import { Badge } from '../parts/badge.tsx'
import { Facts } from '../parts/facts.tsx'
import { Panel } from '../parts/panel.tsx'
import { When } from '../parts/when.tsx'
import { useScope } from '../session/scope.ts'
import { guestRoleOf } from './guest-role.ts'
import type { Member } from './members.ts'

const GuestDialog = lazy(async () => ({ default: (await import('./guest-dialog.tsx')).GuestDialog }))

/** Of a guest: what they work on, until when, and who answers for them. */
export function GuestPanel({
  member,
  guest,
}: {
  readonly member: Member
  readonly guest: NonNullable<Member['guest']>
}) {
  const [changing, { open, close }] = useDisclosure()
  const role = guestRoleOf(useScopeType(useScope().type), guest.kind)
  const { sponsor, until, resources, hidden } = guest
  const ended = until !== null && Date.parse(until) <= Date.now()
  const facts = [
    { term: role?.guest?.plural ?? 'Works on', value: <Things resources={resources} hidden={hidden} /> },
    { term: ended ? 'Ended' : 'Until', value: <When at={until} /> },
    {
      term: 'Sponsor',
      value:
        sponsor === null ? (
          <span className="quiet">Nobody</span>
        ) : (
          <>
            <bdi>{sponsor.name}</bdi> {!sponsor.here && <Badge tone="waiting">No longer here</Badge>}
          </>
        ),
    },
  ]
  return (
    <Panel
      title="Guest"
      aside={
        member.may.changeRole && (
          <Button size="xs" variant="default" onClick={open}>
            Change
          </Button>
        )
      }
    >
      <Facts facts={facts} />
      {changing && role?.guest && (
        <Suspense>
          <GuestDialog member={member} was={guest} guest={role.guest} onClose={close} />
        </Suspense>
      )}
    </Panel>
  )
}

function Things({ resources, hidden }: Pick<NonNullable<Member['guest']>, 'resources' | 'hidden'>) {
  if (resources.length === 0 && hidden === 0) return <span className="quiet">Nothing any more</span>
  return (
    <>
      {resources.map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <bdi>{name}</bdi>
        </span>
      ))}
      {hidden > 0 && <span className="quiet"> and {hidden} that you cannot see</span>}
    </>
  )
}
