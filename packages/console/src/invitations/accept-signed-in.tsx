import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Failure } from '../parts/failure.tsx'
import { Person } from '../parts/person.tsx'
import type { Session } from '../session/session.ts'
import styles from './accept-invitation.module.css'
import { goIn } from './go-in.ts'
import { acceptSignedIn } from './opened-invitation.ts'

interface AcceptSignedInProps {
  readonly secret: string
  readonly person: Session['person']
  readonly place: string
  readonly decline: ReactNode
}

/** For whoever is signed in with the invited address: one click. */
export function AcceptSignedIn({ secret, person, place, decline }: AcceptSignedInProps) {
  const accept = useMutation({
    mutationFn: () => acceptSignedIn(secret),
    meta: { shownInPlace: true, changesNothing: true },
    onSuccess: ({ scope }) => goIn(scope),
  })
  return (
    <div className={styles.way}>
      <div className={styles.person}>
        <Person name={person.name} plainName={person.name} detail={person.email} />
      </div>
      {accept.error && <Failure error={accept.error} />}
      <div className={styles.actions}>
        <Button loading={accept.isPending || accept.isSuccess} onClick={() => accept.mutate()}>
          Join {place}
        </Button>
        {decline}
      </div>
    </div>
  )
}
