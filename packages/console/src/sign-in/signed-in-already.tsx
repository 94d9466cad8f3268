import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Person } from '../parts/person.tsx'
import { knownHere } from '../session/known-here.ts'
import { sessionQuery } from '../session/session.ts'
import { returnPath } from './return-path.ts'
import styles from './signed-in-already.module.css'

/** Whoever comes here signed in goes on with one click; signing in as somebody else stays possible. */
export function SignedInAlready({ to }: { readonly to: string | undefined }) {
  // Asked only where somebody signed in before: everybody else would be refused for nothing.
  const { data } = useQuery({ ...sessionQuery, enabled: knownHere.get(), retry: false })
  if (data === undefined) return null
  const { name, email } = data.person
  return (
    <>
      <section className={styles.already} aria-labelledby="signed-in-already">
        <h2 id="signed-in-already">You are signed in</h2>
        <Person name={name} plainName={name} detail={email} />
        <Button variant="default" fullWidth component="a" href={returnPath(to, window.location.origin)}>
          Go on as this person
        </Button>
      </section>
      <p className={styles.or}>Or sign in as somebody else</p>
    </>
  )
}
